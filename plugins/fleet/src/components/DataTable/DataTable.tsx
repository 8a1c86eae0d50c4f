import {
  Column,
  Row,
  TableBody,
  TableBodySkeleton,
  TableHeader,
  TablePagination,
  TableRoot,
  VisuallyHidden,
} from '@backstage/ui';
import type { ReactElement, ReactNode } from 'react';
import {
  PAGE_SIZES,
  useFleetTranslation,
  type TableControls,
  type TableSort,
} from '../../hooks';
import styles from './DataTable.module.css';

/** One column; its cell must be a `Cell`. */
export interface DataColumn<TRow> {
  id: string;
  label: string;
  cell(row: TRow): ReactElement;
  isRowHeader?: boolean;
  isSortable?: boolean;
}

interface DataTableProps<TRow extends { id: string }> {
  /** What the table is of, for those who do not see it. */
  label: string;
  columns: DataColumn<TRow>[];
  /** The rows of this page; undefined until they are known. */
  rows: TRow[] | undefined;
  sort?: TableSort;
  onSort?(sort: TableSort): void;
  /** Whether a row is old: marked at its edge, which its cells say in words. */
  isOld?(row: TRow): boolean;
  emptyState?: ReactNode;
  /** Whether the first column stays in view where the table is wider than that. */
  isPinned?: boolean;
}

/** A table of the parts of BUI's, which can be named and can mark rows. */
export function DataTable<TRow extends { id: string }>(
  props: DataTableProps<TRow>,
) {
  const { label, columns, rows, sort, onSort, isOld, emptyState } = props;
  const pinned = props.isPinned ? styles.pinned : '';
  const { t } = useFleetTranslation();
  return (
    <div className={`${styles.scroll} ${pinned}`}>
      <VisuallyHidden role="status">
        {rows ? '' : t('table.loading')}
      </VisuallyHidden>
      <TableRoot
        aria-label={label}
        isPending={!rows}
        sortDescriptor={sort}
        onSortChange={({ column, direction }) =>
          onSort?.({ column: String(column), direction })
        }
      >
        <TableHeader columns={columns}>
          {({ id, label: columnLabel, isRowHeader, isSortable }) => (
            <Column
              id={id}
              isRowHeader={isRowHeader}
              allowsSorting={isSortable}
            >
              {columnLabel}
            </Column>
          )}
        </TableHeader>
        {rows ? (
          <TableBody
            items={rows}
            dependencies={[columns]}
            renderEmptyState={() => emptyState}
          >
            {row => (
              <Row
                id={row.id}
                columns={columns}
                className={isOld?.(row) ? styles.old : undefined}
              >
                {column => column.cell(row)}
              </Row>
            )}
          </TableBody>
        ) : (
          <TableBodySkeleton columns={columns} />
        )}
      </TableRoot>
    </div>
  );
}

interface TablePagerProps {
  controls: TableControls;
  /** The page shown, which a URL may have asked beyond the last of. */
  page: number;
  total: number;
}

/** The pages of a table, as far as there is more than the smallest one. */
export function TablePager({ controls, page, total }: TablePagerProps) {
  const { t } = useFleetTranslation();
  const { pageSize, setPage, setPageSize } = controls;
  if (total <= PAGE_SIZES[0]) {
    return null;
  }
  const offset = (page - 1) * pageSize;
  const to = Math.min(offset + pageSize, total);
  return (
    <TablePagination
      pageSize={pageSize}
      pageSizeOptions={PAGE_SIZES.map(value => ({
        label: t('table.pageSize', { number: String(value) }),
        value,
      }))}
      offset={offset}
      totalCount={total}
      hasNextPage={to < total}
      hasPreviousPage={page > 1}
      onNextPage={() => setPage(page + 1)}
      onPreviousPage={() => setPage(page - 1)}
      onPageSizeChange={setPageSize}
      getLabel={() =>
        t('table.page', {
          from: String(offset + 1),
          to: String(to),
          total: String(total),
        })
      }
    />
  );
}
