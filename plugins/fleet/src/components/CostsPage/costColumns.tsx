import type {
  Cost,
  CostDimension,
} from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { RelativeTime } from '../RelativeTime';
import { money } from './money';
import { requestColumns } from './requestColumns';
import { SourceBadge } from './SourceBadge';

type Row = Cost & { id: string };

interface CostColumnsOptions {
  groupBy: CostDimension;
  /** Whether there are amounts to tell. */
  isPriced: boolean;
}

/** The columns of the table of costs. */
export function costColumns(
  t: FleetTranslate,
  { groupBy, isPriced }: CostColumnsOptions,
): DataColumn<Row>[] {
  return [
    {
      id: 'key',
      label: t(`costDimension.${groupBy}`),
      isRowHeader: true,
      cell: row => (
        <CellStack
          detail={
            row.confidence && row.confidence !== 'high' && t('costs.guessed')
          }
        >
          <Key row={row} groupBy={groupBy} t={t} />
        </CellStack>
      ),
    },
    ...requestColumns<Row>(t),
    ...(isPriced ? amountColumns(t) : []),
  ];
}

interface KeyProps {
  row: Row;
  groupBy: CostDimension;
  t: FleetTranslate;
}

function Key({ row: { key, cluster }, groupBy, t }: KeyProps) {
  if (cluster) {
    return <ClusterLink id={cluster.id} name={cluster.name} />;
  }
  if (!key) {
    return <Text color="secondary">{t('costs.nobody')}</Text>;
  }
  return groupBy === 'namespace' ? (
    <Text>{printable(key)}</Text>
  ) : (
    <EntityLink entityRef={key} />
  );
}

function amountColumns(t: FleetTranslate): DataColumn<Row>[] {
  const column = (id: 'hourly' | 'monthly'): DataColumn<Row> => ({
    id,
    label: t(`costs.${id}`),
    cell: row => (
      <CellStack>
        <Text>{amountText(row[id], row.currency)}</Text>
      </CellStack>
    ),
  });
  return [
    column('hourly'),
    column('monthly'),
    {
      id: 'source',
      label: t('costs.source'),
      cell: ({ source, observedAt }) => (
        <CellStack detail={observedAt && <RelativeTime at={observedAt} />}>
          <SourceBadge source={source} />
        </CellStack>
      ),
    },
  ];
}

function amountText(amount?: number, currency?: string): string {
  return amount === undefined || currency === undefined
    ? '–'
    : money(amount, currency);
}
