import type { Addon } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { SourceLink } from '../SourceLink';
import { CompatibilityCell } from './CompatibilityCell';

/** The columns of the table of add-ons. */
export function addonColumns(t: FleetTranslate): DataColumn<Addon>[] {
  return [
    {
      id: 'name',
      label: t('addons.name'),
      isRowHeader: true,
      cell: row => (
        <CellStack detail={placeOf(t, row)}>
          <Text>{printable(row.title)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'cluster',
      label: t('placements.cluster'),
      cell: ({ cluster, stale, kubernetesVersion }) => (
        <CellStack
          detail={[
            kubernetesVersion && printable(kubernetesVersion),
            stale && t('status.stale'),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'version',
      label: t('addons.version'),
      cell: ({ version, otherVersions = [] }) => (
        <CellStack
          detail={
            otherVersions.length > 0 &&
            t('addons.others', {
              versions: otherVersions.map(printable).join(', '),
            })
          }
        >
          <Text>{version ? printable(version) : t('addons.noVersion')}</Text>
        </CellStack>
      ),
    },
    {
      id: 'compatibility',
      label: t('addons.goesWith'),
      cell: row => <CompatibilityCell row={row} />,
    },
    {
      id: 'workloads',
      label: t('addons.workloads'),
      cell: ({ workloads, workloadCount, evidence }) => {
        const names = workloads.map(({ name }) => printable(name)).join(', ');
        return (
          <CellStack detail={t(`addons.evidence.${evidence}`)}>
            <Text title={names}>
              {workloadCount > 1 ? `${names} (${workloadCount})` : names}
            </Text>
          </CellStack>
        );
      },
    },
    {
      id: 'source',
      label: t('addons.source'),
      cell: ({ compatibility: { source } }) => (
        <CellStack
          detail={source && t('addons.asOf', { day: printable(source.asOf) })}
        >
          {source ? <SourceLink url={source.url} /> : <Text>–</Text>}
        </CellStack>
      ),
    },
  ];
}

/** Where it is, and of which chart. */
function placeOf(t: FleetTranslate, { namespace, chart }: Addon): string {
  const parts = [chart?.name, chart?.version].flatMap(part => part ?? []);
  const text = printable(parts.join(' '));
  return [
    printable(namespace),
    parts.length > 0 && t('addons.chart', { chart: text }),
  ]
    .filter(Boolean)
    .join(' · ');
}
