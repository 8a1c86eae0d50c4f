import { Alert } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { errorMessage } from '../../api';
import { useFleetTranslation } from '../../hooks';

/** Why an act was not done, if it was not. */
export function ActError({ error }: { error: Error | null }) {
  const { t } = useFleetTranslation();
  return error ? (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('rolloutAct.failed')}
      description={printable(errorMessage(error))}
    />
  ) : null;
}
