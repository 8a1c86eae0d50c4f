import type {
  ClusterRef,
  ServiceVersions,
} from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { MatrixCell } from './MatrixCell';

type Row = ServiceVersions & { id: string };

/** More columns nobody can compare; there are filters for that. */
const MAX_CLUSTERS = 40;

/** The clusters in which any of the services runs, by name. */
export function clustersOf(services: ServiceVersions[]): ClusterRef[] {
  const byId = new Map(
    services.flatMap(({ clusters }) =>
      clusters.map(({ cluster }) => [cluster.id, cluster] as const),
    ),
  );
  return [...byId.values()].sort((left, right) =>
    left.name.localeCompare(right.name, undefined, { numeric: true }),
  );
}

/** A column for each cluster, as far as a table can have them. */
export function matrixColumns(
  t: FleetTranslate,
  clusters: ClusterRef[],
): DataColumn<Row>[] {
  return [
    {
      id: 'service',
      label: t('services.service'),
      isRowHeader: true,
      cell: ({ entityRef }) => (
        <CellStack>
          <EntityLink entityRef={entityRef} />
        </CellStack>
      ),
    },
    ...clusters.slice(0, MAX_CLUSTERS).map(
      ({ id, name }): DataColumn<Row> => ({
        id: `in ${id}`,
        label: printable(name),
        cell: row => (
          <MatrixCell
            there={row.clusters.find(({ cluster }) => cluster.id === id)}
          />
        ),
      }),
    ),
  ];
}

/** How many clusters have no column. */
export function hiddenClusters(clusters: ClusterRef[]): number {
  return Math.max(0, clusters.length - MAX_CLUSTERS);
}
