import type {
  NodeDimension,
  NodeGroup,
  NodeList,
} from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useMemo } from 'react';
import { useFleetTranslation, type FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, DataTable, type DataColumn } from '../DataTable';
import { SubHeading } from '../SubHeading';
import { capacityColumns } from './capacityColumns';

type Row = NodeGroup & { id: string };

interface NodeGroupsProps {
  dimension: NodeDimension;
  answer: NodeList;
}

/** Nodes summed up by what they have in common. */
export function NodeGroups({ dimension, answer }: NodeGroupsProps) {
  const { t } = useFleetTranslation();
  const columns = useMemo(() => groupColumns(t, dimension), [t, dimension]);
  const { groups = [], totalGroups = groups.length } = answer;
  const label = t('nodes.groupsBy', {
    dimension: t(`nodeDimension.${dimension}`),
  });
  return (
    <section aria-label={label}>
      <SubHeading>{label}</SubHeading>
      <DataTable
        label={label}
        columns={columns}
        rows={groups.map(group => ({ ...group, id: `of ${group.key}` }))}
        emptyState={t('nodes.empty')}
      />
      {totalGroups > groups.length && (
        <Text as="p" variant="body-small" color="secondary">
          {t('question.shownOf', {
            shown: String(groups.length),
            total: String(totalGroups),
          })}
        </Text>
      )}
    </section>
  );
}

function groupColumns(
  t: FleetTranslate,
  dimension: NodeDimension,
): DataColumn<Row>[] {
  return [
    {
      id: 'key',
      label: t(`nodeDimension.${dimension}`),
      isRowHeader: true,
      cell: ({ key, cluster }) => (
        <CellStack>
          {cluster ? (
            <ClusterLink id={cluster.id} name={cluster.name} />
          ) : (
            <Text>{key ? printable(key) : t('cluster.notKnown')}</Text>
          )}
        </CellStack>
      ),
    },
    {
      id: 'nodes',
      label: t('nodes.title'),
      cell: ({ nodes, ready }) => (
        <CellStack
          detail={
            ready < nodes && t('nodes.notReadyCount', { count: nodes - ready })
          }
        >
          <Text>{nodes}</Text>
        </CellStack>
      ),
    },
    ...capacityColumns<Row>(t, { isSortable: false }),
  ];
}
