import type { RolloutDetails } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { FactList } from '../ClusterPage/FactList';
import { EntityLink } from '../EntityLink';
import { RelativeTime } from '../RelativeTime';
import { RolloutStateBadge } from '../RolloutBadges';
import { progressText } from '../RolloutsPage';

/** What is rolled out, by whom, and how far it is. */
export function RolloutFacts({ rollout }: { rollout: RolloutDetails }) {
  const { t } = useFleetTranslation();
  const { state, reason, sourceSummary, entityRef, endedAt } = rollout;
  return (
    <FactList
      facts={[
        [
          t('rollouts.state'),
          <>
            <RolloutStateBadge state={state} />
            {reason && <Text as="p">{printable(reason)}</Text>}
          </>,
        ],
        [t('rollouts.source'), printable(sourceSummary)],
        [t('rollouts.progress'), progressText(t, rollout)],
        ...fact(
          t('rollouts.service'),
          entityRef && <EntityLink entityRef={entityRef} />,
        ),
        [
          t('rollouts.requestedBy'),
          <EntityLink entityRef={rollout.requestedBy} />,
        ],
        [t('rollouts.createdAt'), <RelativeTime at={rollout.createdAt} />],
        ...fact(
          t('rollouts.endedAt'),
          endedAt && <RelativeTime at={endedAt} />,
        ),
      ]}
    />
  );
}

/** A fact where there is one. */
function fact(
  name: string,
  value: JSX.Element | '' | undefined,
): [string, JSX.Element][] {
  return value ? [[name, value]] : [];
}
