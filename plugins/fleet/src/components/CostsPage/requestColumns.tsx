import type { Cost } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import type { FleetTranslate } from '../../hooks';
import { CellStack, type DataColumn } from '../DataTable';
import { cores, gibibytes } from '../Meter';

/** What pods ask for, and how many they are. */
export function requestColumns<TRow extends Cost>(
  t: FleetTranslate,
): DataColumn<TRow>[] {
  const column = (
    id: 'cpu' | 'memory' | 'pods',
    text: (row: TRow) => string,
  ): DataColumn<TRow> => ({
    id,
    label: t(`costs.${id}`),
    cell: row => (
      <CellStack>
        <Text>{text(row)}</Text>
      </CellStack>
    ),
  });
  return [
    column('cpu', ({ requested }) => cores(requested.cpu)),
    column('memory', ({ requested }) => gibibytes(requested.memory)),
    column('pods', ({ podCount }) => String(podCount)),
  ];
}
