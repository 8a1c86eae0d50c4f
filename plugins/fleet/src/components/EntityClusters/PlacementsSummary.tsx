import type { Placement } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { summarizePlacements } from '@flotilla/backstage-plugin-fleet-common';

import { useFleetTranslation } from '../../hooks';

const UNHEALTHY = ['failed', 'degraded', 'progressing', 'unknown'] as const;

interface PlacementsSummaryProps {
  placements: Placement[];
}

/** Where a service runs in one line: 4 clusters, 3 versions, 1 degraded. */
export function PlacementsSummary({ placements }: PlacementsSummaryProps) {
  const { t } = useFleetTranslation();
  const { clusters, versions, statuses, workloads } =
    summarizePlacements(placements);
  const unhealthy = UNHEALTHY.filter(status => statuses[status] > 0).map(
    status =>
      t('placements.count', {
        number: String(statuses[status]),
        status: t(`status.${status}`).toLocaleLowerCase(),
      }),
  );
  const isHealthy = statuses.healthy === workloads;
  const summary = [
    t('placements.clusters', { count: clusters }),
    t('placements.versions', { count: versions }),
    ...(isHealthy ? [t('placements.allHealthy')] : unhealthy),
  ];
  return (
    <Text as="h2" variant="title-x-small">
      {summary.join(', ')}
    </Text>
  );
}
