import { Alert, Button } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { errorKind, errorMessage } from '../../api';
import { useAge, useFleetTranslation } from '../../hooks';

interface RequestErrorProps {
  error: Error;
  onRetry(): void;
  /** When what is still shown was read, in milliseconds; absent if nothing is. */
  shownSince?: number;
}

/** Says that a request failed, why, and what is shown all the same. */
export function RequestError(props: RequestErrorProps) {
  const { error, onRetry, shownSince } = props;
  const { t } = useFleetTranslation();
  const age = useAge();
  const message = printable(errorMessage(error));
  const retry = (
    <Button size="small" variant="secondary" onPress={() => onRetry()}>
      {t('error.retry')}
    </Button>
  );
  if (errorKind(error) === 'forbidden') {
    return (
      <Alert
        role="alert"
        status="warning"
        icon
        title={t('error.forbiddenTitle')}
        description={t('error.forbidden', { message })}
        customActions={retry}
      />
    );
  }
  return shownSince ? (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('error.staleTitle')}
      description={t('error.stale', {
        message,
        time: age(new Date(shownSince).toISOString()),
      })}
      customActions={retry}
    />
  ) : (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('error.failedTitle')}
      description={message}
      customActions={retry}
    />
  );
}
