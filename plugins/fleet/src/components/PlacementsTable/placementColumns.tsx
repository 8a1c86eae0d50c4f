import type { Placement } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import {
  distributionName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';

import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { RelativeTime } from '../RelativeTime';
import { StatusBadge } from '../StatusBadge';
import { ImagesButton } from './ImagesButton';

/** The columns of the table of where a service runs. */
export function placementColumns(t: FleetTranslate): DataColumn<Placement>[] {
  const columns: DataColumn<Placement>[] = [
    {
      id: 'cluster',
      label: t('placements.cluster'),
      isRowHeader: true,
      cell: ({ cluster, distribution, region }) => (
        <CellStack
          detail={printable(
            [distributionName(distribution), region]
              .filter(Boolean)
              .join(' · '),
          )}
        >
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'workload',
      label: t('placements.workload'),
      cell: ({ workload, match }) => (
        <CellStack
          detail={[
            printable(workload.kind),
            match.confidence === 'low' && t('placements.guessed'),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          <Text>{printable(workload.name)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'namespace',
      label: t('placements.namespace'),
      cell: ({ namespace }) => (
        <CellStack>
          <Text>{printable(namespace)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'version',
      label: t('placements.version'),
      cell: placement => (
        <CellStack detail={<ImagesButton placement={placement} />}>
          <Text color={placement.version ? 'primary' : 'secondary'}>
            {printable(placement.version ?? t('placements.noVersion'))}
          </Text>
        </CellStack>
      ),
    },
    {
      id: 'status',
      label: t('placements.status'),
      cell: ({ status, reason }) => (
        <CellStack
          detail={reason && printable(reason)}
          detailTitle={reason && printable(reason)}
        >
          <StatusBadge status={status} />
        </CellStack>
      ),
    },
    {
      id: 'replicas',
      label: t('placements.replicas'),
      cell: ({ replicas }) => (
        <CellStack>
          <Text>
            {t('placements.replicasValue', {
              ready: String(replicas.ready),
              desired: String(replicas.desired),
            })}
          </Text>
        </CellStack>
      ),
    },
    {
      id: 'restarts',
      label: t('placements.restarts'),
      cell: ({ restarts }) => <RestartsCell restarts={restarts} />,
    },
    {
      id: 'seen',
      label: t('placements.seen'),
      cell: ({ observedAt, stale }) => (
        <SeenCell at={observedAt} stale={stale} />
      ),
    },
  ];
  return columns.map(column => ({ ...column, isSortable: true }));
}

function RestartsCell({ restarts }: Pick<Placement, 'restarts'>) {
  if (!restarts) {
    // The pods may not be seen: zero would be a claim.
    return <Text>–</Text>;
  }
  const { total, lastAt, lastReason } = restarts;
  const hasLast = lastReason || lastAt;
  return (
    <CellStack
      detail={
        hasLast && (
          <>
            {lastReason && printable(lastReason)}
            {lastReason && lastAt && ' · '}
            {lastAt && <RelativeTime at={lastAt} />}
          </>
        )
      }
    >
      <Text>{total}</Text>
    </CellStack>
  );
}

function SeenCell({ at, stale }: { at: string; stale: boolean }) {
  const age = <RelativeTime at={at} />;
  return stale ? (
    <CellStack detail={age}>
      <StatusBadge status="stale" />
    </CellStack>
  ) : (
    <CellStack>
      <Text>{age}</Text>
    </CellStack>
  );
}
