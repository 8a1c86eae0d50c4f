import type {
  Allocatable,
  Requested,
  Used,
} from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { CellStack, type DataColumn } from '../DataTable';
import { cores, gibibytes, Meter, percents } from '../Meter';

/** What there is of a node, or of some, and what pods ask for. */
interface Capacity {
  allocatable: Allocatable;
  requested?: Requested;
  podCount?: number;
  /** Where the cluster measures that. */
  used?: Used;
}

/** CPU, memory and pods: what is asked for, of what there is. */
export function capacityColumns<TRow extends Capacity>(
  t: FleetTranslate,
  { isSortable }: { isSortable: boolean },
): DataColumn<TRow>[] {
  const column = (
    id: 'cpu' | 'memory' | 'pods',
    asked: (row: TRow) => number | undefined,
    written: (value: number) => string,
  ): DataColumn<TRow> => ({
    id,
    label: t(`nodes.${id}`),
    isSortable,
    cell: row => {
      const [part, whole] = [asked(row), row.allocatable[id]];
      const used = id === 'pods' ? undefined : row.used?.[id];
      const at = used === undefined ? undefined : row.used?.measuredAt;
      return (
        <CellStack
          detail={[percents(part, whole), usedText(t, used, whole)]
            .filter(Boolean)
            .join(' · ')}
          detailTitle={at && t('nodes.measuredAt', { at })}
        >
          <Meter part={part} whole={whole}>
            {t('nodes.ofWhole', {
              part: part === undefined ? '–' : written(part),
              whole: whole === undefined ? '–' : written(whole),
            })}
          </Meter>
        </CellStack>
      );
    },
  });
  return [
    column('cpu', ({ requested }) => requested?.cpu, cores),
    column('memory', ({ requested }) => requested?.memory, gibibytes),
    column('pods', ({ podCount }) => podCount, String),
  ];
}

function usedText(
  t: FleetTranslate,
  used: number | undefined,
  whole: number | undefined,
): string | undefined {
  const share = percents(used, whole);
  return share && t('nodes.used', { share });
}
