import type { DeprecatedApi } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { ClusterLink } from '../ClusterLink';
import { CellStack, type DataColumn } from '../DataTable';
import { RelativeTime } from '../RelativeTime';
import { ServedCell } from './ServedCell';

/** The columns of the table of deprecated APIs in use. */
export function apiColumns(t: FleetTranslate): DataColumn<DeprecatedApi>[] {
  return [
    {
      id: 'api',
      label: t('deprecatedApis.api'),
      isRowHeader: true,
      cell: ({ kind, group, version }) => (
        <CellStack detail={printable(group ? `${group}/${version}` : version)}>
          <Text>{printable(kind)}</Text>
        </CellStack>
      ),
    },
    {
      id: 'cluster',
      label: t('placements.cluster'),
      cell: ({ cluster, stale }) => (
        <CellStack detail={stale && t('status.stale')}>
          <ClusterLink id={cluster.id} name={cluster.name} />
        </CellStack>
      ),
    },
    {
      id: 'removedIn',
      label: t('deprecatedApis.removedIn'),
      cell: row => <ServedCell row={row} />,
    },
    {
      id: 'replacement',
      label: t('deprecatedApis.replacement'),
      cell: ({ replacement }) => (
        <CellStack>
          <Text color={replacement ? 'primary' : 'secondary'}>
            {replacement ? printable(replacement) : t('deprecatedApis.nothing')}
          </Text>
        </CellStack>
      ),
    },
    {
      id: 'evidence',
      label: t('deprecatedApis.evidence'),
      cell: ({ evidence, objects = 0, lastAt, observedAt }) => (
        <CellStack detail={<RelativeTime at={lastAt ?? observedAt} />}>
          <Text>
            {evidence === 'metric'
              ? t('deprecatedApis.asked')
              : t('deprecatedApis.written', { count: objects })}
          </Text>
        </CellStack>
      ),
    },
    {
      id: 'by',
      label: t('deprecatedApis.by'),
      cell: ({ managers, examples }) => {
        const objects = examples.map(nameOf).join(', ');
        return (
          <CellStack detail={objects} detailTitle={objects}>
            <Text>
              {managers.map(({ name }) => printable(name)).join(', ') || '–'}
            </Text>
          </CellStack>
        );
      },
    },
  ];
}

function nameOf({ namespace, name }: DeprecatedApi['examples'][number]) {
  return printable(namespace ? `${namespace}/${name}` : name);
}
