import type { UnclaimedWorkload } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { StatusBadge } from '../StatusBadge';
import { SuggestionCell } from './SuggestionCell';

/** The columns of the table of workloads that nothing claims. */
export function unclaimedColumns(
  t: FleetTranslate,
): DataColumn<UnclaimedWorkload>[] {
  return [
    {
      id: 'workload',
      label: t('ownership.workload'),
      isRowHeader: true,
      cell: ({ workload, namespace }) => (
        <CellStack detail={printable(`${workload.kind} · ${namespace}`)}>
          <Text weight="bold">{printable(workload.name)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'cluster',
      label: t('services.cluster'),
      cell: ({ cluster, stale }) => (
        <CellStack detail={stale && t('status.stale')}>
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'image',
      label: t('ownership.image'),
      cell: ({ images: [main, ...others] }) => (
        <CellStack
          detail={
            others.length > 0 && t('images.more', { count: others.length })
          }
        >
          <Text>{main ? printable(nameOf(main)) : '–'}</Text>
        </CellStack>
      ),
    },
    {
      id: 'status',
      label: t('placements.status'),
      cell: ({ status }) => (
        <CellStack>
          <StatusBadge status={status} />
        </CellStack>
      ),
    },
    {
      id: 'suggestion',
      label: t('ownership.suggestion'),
      cell: row => <SuggestionCell unclaimed={row} />,
    },
  ];
}

function nameOf({ image, tag }: UnclaimedWorkload['images'][number]): string {
  return tag ? `${image}:${tag}` : image;
}
