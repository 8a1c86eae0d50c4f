import type { Placement } from '@flotilla/backstage-plugin-fleet-common';
import {
  compareVersions,
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
import { filterPlacements } from './filterPlacements';
import { placementColumns } from './placementColumns';
import styles from './PlacementsTable.module.css';
import {
  PLACEMENT_STATUSES,
  placementsSpec,
  sortPlacements,
} from './sortPlacements';

interface PlacementsTableProps {
  /** Undefined until they are known. */
  placements: Placement[] | undefined;
}

/** Where a service runs, narrowed down, sorted and paged as the URL says. */
export function PlacementsTable({ placements }: PlacementsTableProps) {
  const { t } = useFleetTranslation();
  const controls = useTableState(placementsSpec);
  const columns = useMemo(() => placementColumns(t), [t]);
  const filters = useMemo(
    () => placementFilters(t, placements),
    [t, placements],
  );
  const matching = filterPlacements(placements ?? [], controls);
  const sorted = sortPlacements(matching, controls.sort);
  const { rows, page } = pageOf(sorted, controls);

  return (
    <section className={styles.section} aria-label={t('placements.title')}>
      <FilterBar
        controls={controls}
        searchLabel={t('placements.search')}
        searchPlaceholder={t('placements.searchPlaceholder')}
        filters={filters}
      />
      <DataTable
        label={t('placements.title')}
        columns={columns}
        rows={placements && rows}
        sort={controls.sort}
        onSort={controls.setSort}
        isOld={({ stale }) => stale}
        emptyState={
          <NoMatch
            hidden={placements?.length ?? 0}
            onClear={controls.clearFilters}
          />
        }
      />
      <TablePager controls={controls} page={page} total={matching.length} />
    </section>
  );
}

function placementFilters(
  t: FleetTranslate,
  placements: Placement[] = [],
): Filter[] {
  const versions = new Set(placements.flatMap(({ version }) => version ?? []));
  return [
    {
      name: 'version',
      label: t('placements.version'),
      options: [...versions]
        .sort(compareVersions)
        .map(id => ({ id, label: printable(id) })),
    },
    {
      name: 'status',
      label: t('placements.status'),
      options: PLACEMENT_STATUSES.map(id => ({ id, label: t(`status.${id}`) })),
    },
  ];
}
