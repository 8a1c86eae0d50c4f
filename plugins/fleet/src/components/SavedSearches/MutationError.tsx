import { Alert } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { errorMessage } from '../../api';
import { useFleetTranslation } from '../../hooks';

/** Why something was not done, if it was not. */
export function MutationError({ error }: { error: Error | null }) {
  const { t } = useFleetTranslation();
  return error ? (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('savedSearches.failed')}
      description={printable(errorMessage(error))}
    />
  ) : null;
}
