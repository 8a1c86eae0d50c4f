import type { ClusterDetails } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { RelativeTime } from '../RelativeTime';
import { StatusBadge } from '../StatusBadge';
import { FactList } from './FactList';

/** How a cluster is, and how well it is seen. */
export function ClusterState({ cluster }: { cluster: ClusterDetails }) {
  const { t } = useFleetTranslation();
  const { health, nodes, workloads, sync } = cluster;
  const unhealthy = t('clusters.unhealthy', { count: workloads.unhealthy });
  return (
    <FactList
      facts={[
        [t('clusters.health'), <StatusBadge status={health} />],
        [
          t('cluster.nodesReady'),
          t('clusters.nodesValue', {
            ready: String(nodes.ready),
            total: String(nodes.total),
          }),
        ],
        [
          t('clusters.workloads'),
          workloads.unhealthy > 0
            ? `${workloads.total} · ${unhealthy}`
            : String(workloads.total),
        ],
        [t('cluster.sync'), <StatusBadge status={sync.status} />],
        [t('cluster.since'), <RelativeTime at={sync.since} />],
        [
          t('cluster.lagOfCluster'),
          sync.lagMs === undefined
            ? t('cluster.notKnown')
            : t('cluster.milliseconds', { ms: String(sync.lagMs) }),
        ],
        [
          t('cluster.observedAt'),
          sync.observedAt ? (
            <RelativeTime at={sync.observedAt} />
          ) : (
            t('clusters.neverSeen')
          ),
        ],
      ]}
    />
  );
}
