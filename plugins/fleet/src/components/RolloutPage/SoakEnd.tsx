import { Text } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useFleetTranslation } from '../../hooks';

/** Until when a wave must stay healthy. */
export function SoakEnd({ at }: { at: string }) {
  const { t } = useFleetTranslation();
  const time = DateTime.fromISO(at).toLocaleString(
    DateTime.DATETIME_MED_WITH_SECONDS,
  );
  return <Text>{t('rollout.soakEndsAt', { time })}</Text>;
}
