import type { ClusterVersion } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import {
  distributionName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { KubeletsCell } from './KubeletsCell';
import { SupportCell, SupportSourceCell } from './SupportCell';

type Row = ClusterVersion & { id: string };

/** The columns of the table of clusters' versions. */
export function versionColumns(t: FleetTranslate): DataColumn<Row>[] {
  return [
    {
      id: 'name',
      label: t('placements.cluster'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ cluster, stale, distribution, distributionVersion }) => (
        <CellStack
          detail={[
            printable(distributionName(distribution)),
            distributionVersion && printable(distributionVersion),
            stale && t('status.stale'),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'version',
      label: t('kubernetes.apiServer'),
      isSortable: true,
      cell: row => (
        <CellStack detail={aroundText(t, row)} detailTitle={aroundText(t, row)}>
          <Text>
            {row.version ? printable(row.version) : t('cluster.notKnown')}
          </Text>
        </CellStack>
      ),
    },
    {
      id: 'kubelets',
      label: t('kubernetes.kubelets'),
      cell: row => <KubeletsCell row={row} />,
    },
    {
      id: 'supportEndsAt',
      label: t('kubernetes.support'),
      isSortable: true,
      cell: row => <SupportCell row={row} />,
    },
    {
      id: 'extended',
      label: t('kubernetes.extended'),
      cell: ({ extendedSupportEndsAt: day }) => (
        <CellStack detail={day && t('kubernetes.extraCost')}>
          <Text color={day ? 'primary' : 'secondary'}>{day ?? '–'}</Text>
        </CellStack>
      ),
    },
    {
      id: 'source',
      label: t('kubernetes.source'),
      cell: row => <SupportSourceCell row={row} />,
    },
  ];
}

/** Which versions may come next, and which there were, as far as that is known. */
function aroundText(t: FleetTranslate, row: ClusterVersion): string {
  const { nextVersions, history = [], distributionVersion } = row;
  const before = history
    .map(({ version }) => version)
    .filter(version => version !== distributionVersion);
  const list = (versions: string[]) => versions.map(printable).join(', ');
  return [
    ...(nextVersions.length > 0
      ? [t('kubernetes.next', { versions: list(nextVersions) })]
      : []),
    ...(before.length > 0
      ? [t('kubernetes.before', { versions: list(before) })]
      : []),
  ].join(' · ');
}
