import type {
  ClusterDifference,
  DifferenceList,
} from '@flotilla/backstage-plugin-fleet-common';
import { Flex, Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation, type FleetTranslate } from '../../hooks';
import { CellStack, DataTable, type DataColumn } from '../DataTable';
import { SubHeading } from '../SubHeading';
import { DIFFERENCE_KINDS } from './kinds';

/** How much differs, by what that was told, and the clusters themselves. */
export function DifferenceSummary({ answer }: { answer: DifferenceList }) {
  const { t } = useFleetTranslation();
  const { counts, configuration, clusters, left, right } = answer;
  const parts = [...DIFFERENCE_KINDS, 'same' as const]
    .filter(kind => counts[kind] > 0)
    .map(kind => `${t(`differenceKind.${kind}`)}: ${counts[kind]}`);
  return (
    <Flex direction="column" gap="3">
      <div>
        <Text as="p">{parts.join(' · ')}</Text>
        <Text as="p" variant="body-small" color="secondary">
          {t(`configurationBy.${configuration.by}`, {
            count: configuration.compared,
          })}
        </Text>
      </div>
      {clusters.length > 0 && (
        <div>
          <SubHeading>{t('differences.clusters')}</SubHeading>
          <DataTable
            label={t('differences.clusters')}
            columns={factColumns(t, left.name, right.name)}
            rows={clusters.map(one => ({ ...one, id: one.fact }))}
          />
        </div>
      )}
    </Flex>
  );
}

type Fact = ClusterDifference & { id: string };

function factColumns(
  t: FleetTranslate,
  left: string,
  right: string,
): DataColumn<Fact>[] {
  const side = (id: 'left' | 'right', label: string): DataColumn<Fact> => ({
    id,
    label: printable(label),
    cell: fact => (
      <CellStack>
        <Text>{printable(fact[id] ?? t('cluster.notKnown'))}</Text>
      </CellStack>
    ),
  });
  return [
    {
      id: 'fact',
      label: t('differences.fact'),
      isRowHeader: true,
      cell: ({ fact }) => (
        <CellStack>
          <Text>{t(`clusterFact.${fact}`)}</Text>
        </CellStack>
      ),
    },
    side('left', left),
    side('right', right),
  ];
}
