import type { Workload } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { StatusBadge } from '../StatusBadge';

/** The columns of the table of workloads. */
export function workloadColumns(t: FleetTranslate): DataColumn<Workload>[] {
  return [
    {
      id: 'name',
      label: t('placements.workload'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ workload, namespace }) => (
        <CellStack detail={printable(`${workload.kind} · ${namespace}`)}>
          <Text>{printable(workload.name)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'cluster',
      label: t('placements.cluster'),
      isSortable: true,
      cell: ({ cluster, stale }) => (
        <CellStack detail={stale && t('status.stale')}>
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'version',
      label: t('placements.version'),
      isSortable: true,
      cell: ({ version, images }) => (
        <CellStack
          detail={images.map(({ image }) => printable(image)).join(', ')}
        >
          <Text>{version ? printable(version) : '–'}</Text>
        </CellStack>
      ),
    },
    {
      id: 'status',
      label: t('placements.status'),
      isSortable: true,
      cell: ({ status, reason }) => (
        <CellStack detail={reason && printable(reason)}>
          <StatusBadge status={status} />
        </CellStack>
      ),
    },
    {
      id: 'replicas',
      label: t('placements.replicas'),
      cell: ({ replicas: { ready, desired } }) => (
        <CellStack>
          <Text>
            {t('placements.replicasValue', {
              ready: String(ready),
              desired: String(desired),
            })}
          </Text>
        </CellStack>
      ),
    },
    {
      id: 'service',
      label: t('services.service'),
      cell: ({ entityRef, owner, match }) => (
        <CellStack
          detail={
            <>
              {owner && <EntityLink entityRef={owner} />}
              {match &&
                match.confidence !== 'high' &&
                ` · ${t('placements.guessed')}`}
            </>
          }
        >
          {entityRef ? (
            <EntityLink entityRef={entityRef} />
          ) : (
            <Text color="secondary">{t('workloads.unclaimed')}</Text>
          )}
        </CellStack>
      ),
    },
  ];
}
