import type { NewRollout } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { FactList } from '../ClusterPage/FactList';
import { gatesOf } from './gatesOf';

interface RolloutGatesProps {
  /** Absent where the person may not see all that it names. */
  request: NewRollout | undefined;
}

/** What lets a rollout go on, and what stops it. */
export function RolloutGates({ request }: RolloutGatesProps) {
  const { t } = useFleetTranslation();
  if (!request) {
    return <Text color="secondary">{t('rollout.noStrategy')}</Text>;
  }
  return (
    <FactList
      facts={gatesOf(t, request.strategy).map(([name, value]) => [
        name,
        printable(value),
      ])}
    />
  );
}
