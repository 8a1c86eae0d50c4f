import type { WorkloadDifference } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { sideLines } from './sideLines';

/** The columns of the table of differences. */
export function differenceColumns(
  t: FleetTranslate,
  left: string = t('differences.left'),
  right: string = t('differences.right'),
): DataColumn<WorkloadDifference>[] {
  return [
    {
      id: 'workload',
      label: t('placements.workload'),
      isRowHeader: true,
      cell: ({ workload, namespace, entityRef }) => (
        <CellStack
          detail={printable(`${workload.kind} ${workload.name} · ${namespace}`)}
        >
          {entityRef ? (
            <EntityLink entityRef={entityRef} />
          ) : (
            <Text>{printable(workload.name)}</Text>
          )}
        </CellStack>
      ),
    },
    {
      id: 'kinds',
      label: t('differences.kinds'),
      cell: ({ kinds }) => (
        <CellStack>
          <Text>
            {kinds.length > 0
              ? kinds.map(kind => t(`differenceKind.${kind}`)).join(', ')
              : t('differenceKind.same')}
          </Text>
        </CellStack>
      ),
    },
    sideColumn(t, 'left', left),
    sideColumn(t, 'right', right),
  ];
}

function sideColumn(
  t: FleetTranslate,
  id: 'left' | 'right',
  label: string,
): DataColumn<WorkloadDifference> {
  return {
    id,
    label: printable(label),
    cell: difference => (
      <CellStack>
        {sideLines(t, difference, id).map(line => (
          <Text key={line} as="p" title={line}>
            {line}
          </Text>
        ))}
      </CellStack>
    ),
  };
}
