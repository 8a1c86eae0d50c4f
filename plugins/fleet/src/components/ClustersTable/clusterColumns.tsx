import type { Cluster } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import {
  distributionName,
  platformName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';

import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { RelativeTime } from '../RelativeTime';
import { StatusBadge } from '../StatusBadge';

/** Shown where nothing is known. */
const NOTHING = '–';

function text(value: string | undefined) {
  return (
    <Text variant="body-medium">{value ? printable(value) : NOTHING}</Text>
  );
}

/** The columns of the clusters' table. */
export function clusterColumns(t: FleetTranslate): DataColumn<Cluster>[] {
  const columns: DataColumn<Cluster>[] = [
    {
      id: 'name',
      label: t('clusters.name'),
      isRowHeader: true,
      cell: ({ id, name }) => (
        <CellStack>
          <ClusterLink id={id} name={name} />
        </CellStack>
      ),
    },
    {
      id: 'seen',
      label: t('clusters.seen'),
      cell: ({ sync }) => <SeenCell sync={sync} t={t} />,
    },
    {
      id: 'health',
      label: t('clusters.health'),
      cell: ({ health }) => (
        <CellStack>
          <StatusBadge status={health} />
        </CellStack>
      ),
    },
    {
      id: 'distribution',
      label: t('clusters.distribution'),
      cell: ({ distribution, platform }) => (
        <CellStack detail={platform && printable(platformName(platform))}>
          {text(distributionName(distribution))}
        </CellStack>
      ),
    },
    {
      id: 'version',
      label: t('clusters.version'),
      cell: ({ version }) => <CellStack>{text(version)}</CellStack>,
    },
    {
      id: 'region',
      label: t('clusters.region'),
      cell: ({ region }) => <CellStack>{text(region)}</CellStack>,
    },
    {
      id: 'nodes',
      label: t('clusters.nodes'),
      cell: ({ nodes }) => (
        <CellStack>
          {text(
            nodes.total > 0
              ? t('clusters.nodesValue', {
                  ready: String(nodes.ready),
                  total: String(nodes.total),
                })
              : undefined,
          )}
        </CellStack>
      ),
    },
    {
      id: 'workloads',
      label: t('clusters.workloads'),
      cell: ({ workloads: { total, unhealthy } }) => (
        <CellStack
          detail={
            unhealthy > 0 && t('clusters.unhealthy', { count: unhealthy })
          }
        >
          {text(total > 0 ? String(total) : undefined)}
        </CellStack>
      ),
    },
  ];
  return columns.map(column => ({ ...column, isSortable: true }));
}

interface SeenCellProps {
  sync: Cluster['sync'];
  t: FleetTranslate;
}

function SeenCell({ sync, t }: SeenCellProps) {
  const { status, observedAt } = sync;
  const reason = sync.reason && printable(sync.reason);
  const isOld = status === 'stale' || status === 'forbidden';
  const why = reason ?? (isOld && t('clusters.lastKnown'));
  return (
    <CellStack
      detail={
        <>
          {observedAt ? (
            <RelativeTime at={observedAt} />
          ) : (
            t('clusters.neverSeen')
          )}
          {why && ` · ${why}`}
        </>
      }
      detailTitle={reason}
    >
      <StatusBadge status={status} title={reason} />
    </CellStack>
  );
}
