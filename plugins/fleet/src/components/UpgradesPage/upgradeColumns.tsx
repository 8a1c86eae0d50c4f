import type { Upgrade } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { RelativeTime } from '../RelativeTime';
import { changeText, fullChangeText } from './changeText';

/** The columns of the table of upgrades. */
export function upgradeColumns(t: FleetTranslate): DataColumn<Upgrade>[] {
  return [
    {
      id: 'at',
      label: t('upgrades.at'),
      cell: ({ at, precision, evidence }) => (
        <CellStack
          detail={[
            evidence === 'recovered' && t('upgrades.recovered'),
            precision !== 'second' && t(`precision.${precision}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          <RelativeTime at={at} />
        </CellStack>
      ),
    },
    {
      id: 'workload',
      label: t('placements.workload'),
      isRowHeader: true,
      cell: ({ workload, namespace, entityRef }) => (
        <CellStack detail={printable(`${workload.kind} · ${namespace}`)}>
          {entityRef ? (
            <EntityLink entityRef={entityRef} />
          ) : (
            <Text>{printable(workload.name)}</Text>
          )}
        </CellStack>
      ),
    },
    {
      id: 'cluster',
      label: t('placements.cluster'),
      cell: ({ cluster }) => (
        <CellStack>
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'kind',
      label: t('upgrades.kind'),
      cell: ({ kind, restart }) => (
        <CellStack detail={restart && t('upgrades.restart')}>
          <Text>{t(`upgradeKind.${kind}`)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'changes',
      label: t('upgrades.changes'),
      cell: ({ changes, note }) => (
        <CellStack detail={note && printable(note)}>
          {changes.map(change => (
            <Text
              key={fullChangeText(change)}
              as="p"
              title={fullChangeText(change)}
            >
              {changeText(change)}
            </Text>
          ))}
        </CellStack>
      ),
    },
    {
      id: 'source',
      label: t('upgrades.source'),
      cell: ({ source, actor }) => (
        <CellStack detail={actor && printable(actor)}>
          <Text>{t(`upgradeSource.${source}`)}</Text>
        </CellStack>
      ),
    },
  ];
}
