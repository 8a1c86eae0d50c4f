import type { Cluster } from '@flotilla/backstage-plugin-fleet-common';
import {
  distributionName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';
import { useMemo } from 'react';

import {
  useFleetTranslation,
  useTableState,
  type FleetTranslate,
} from '../../hooks';
import { DataTable, TablePager, pageOf } from '../DataTable';
import { FilterBar, type Filter } from '../FilterBar';
import { NoMatch } from '../NoMatch';
import { clusterColumns } from './clusterColumns';
import styles from './ClustersTable.module.css';
import { filterClusters } from './filterClusters';
import { clustersSpec, sortClusters } from './sortClusters';

interface ClustersTableProps {
  /** Undefined until they are known. */
  clusters: Cluster[] | undefined;
}

/** The clusters, narrowed down, sorted and paged as the URL says. */
export function ClustersTable({ clusters }: ClustersTableProps) {
  const { t } = useFleetTranslation();
  const controls = useTableState(clustersSpec);
  const columns = useMemo(() => clusterColumns(t), [t]);
  const filters = useMemo(() => clusterFilters(t, clusters), [t, clusters]);
  const matching = filterClusters(clusters ?? [], controls);
  const { rows, page } = pageOf(
    sortClusters(matching, controls.sort),
    controls,
  );

  return (
    <section className={styles.section} aria-label={t('clusters.title')}>
      <FilterBar
        controls={controls}
        searchLabel={t('clusters.search')}
        searchPlaceholder={t('clusters.searchPlaceholder')}
        filters={filters}
      />
      <DataTable
        label={t('clusters.title')}
        columns={columns}
        rows={clusters && rows}
        sort={controls.sort}
        onSort={controls.setSort}
        isOld={({ sync }) => sync.status !== 'current'}
        emptyState={
          <NoMatch
            hidden={clusters?.length ?? 0}
            onClear={controls.clearFilters}
          />
        }
      />
      <TablePager controls={controls} page={page} total={matching.length} />
    </section>
  );
}

const STATUSES = [
  'current',
  'initial',
  'stale',
  'unreachable',
  'forbidden',
] as const;

function clusterFilters(t: FleetTranslate, clusters: Cluster[] = []): Filter[] {
  const distributions = new Set(clusters.map(cluster => cluster.distribution));
  return [
    {
      name: 'distribution',
      label: t('clusters.distribution'),
      options: [...distributions]
        .map(id => ({ id, label: printable(distributionName(id)) }))
        .sort((left, right) => left.label.localeCompare(right.label)),
    },
    {
      name: 'status',
      label: t('clusters.status'),
      options: STATUSES.map(id => ({ id, label: t(`status.${id}`) })),
    },
  ];
}
