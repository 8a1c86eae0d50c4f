import type { ServiceVersions } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { BlastRadiusButton } from '../BlastRadius';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { StatusBadge } from '../StatusBadge';
import { ServiceClusters } from './ServiceClusters';

type Row = ServiceVersions & { id: string };

/** The columns of the table of services. */
export function serviceColumns(t: FleetTranslate): DataColumn<Row>[] {
  return [
    {
      id: 'service',
      label: t('services.service'),
      isRowHeader: true,
      cell: ({ entityRef, lifecycle }) => (
        <CellStack detail={lifecycle && printable(lifecycle)}>
          <EntityLink entityRef={entityRef} />
        </CellStack>
      ),
    },
    {
      id: 'owner',
      label: t('services.owner'),
      cell: ({ owner, system }) => (
        <CellStack detail={system && <EntityLink entityRef={system} />}>
          {owner ? (
            <EntityLink entityRef={owner} />
          ) : (
            <Text color="secondary">{t('services.noOwner')}</Text>
          )}
        </CellStack>
      ),
    },
    {
      id: 'newest',
      label: t('services.newest'),
      cell: ({ newest }) => (
        <CellStack>
          <Text>{newest ? printable(newest) : '–'}</Text>
        </CellStack>
      ),
    },
    {
      id: 'clusters',
      label: t('services.clusters'),
      cell: row => (
        <CellStack detail={behindText(t, row)}>
          <ServiceClusters service={row} />
        </CellStack>
      ),
    },
    {
      id: 'health',
      label: t('services.health'),
      cell: row => (
        <CellStack detail={unhealthyText(t, row)}>
          <StatusBadge status={unhealthy(row) > 0 ? 'degraded' : 'healthy'} />
        </CellStack>
      ),
    },
    {
      id: 'blastRadius',
      label: t('blastRadius.title'),
      cell: ({ entityRef }) => (
        <CellStack>
          <BlastRadiusButton of={{ entityRef }} name={entityRef} />
        </CellStack>
      ),
    },
  ];
}

function unhealthy({ clusters }: Row): number {
  return clusters
    .flatMap(({ versions }) => versions)
    .reduce((sum, one) => sum + one.unhealthy, 0);
}

function unhealthyText(t: FleetTranslate, row: Row) {
  const count = unhealthy(row);
  return count > 0 ? t('services.unhealthy', { count }) : undefined;
}

/** Clusters in which something other than the newest version runs. */
function behindText(t: FleetTranslate, { clusters }: Row) {
  const count = clusters.filter(({ versions }) =>
    versions.some(({ skew }) => ['patch', 'minor', 'major'].includes(skew)),
  ).length;
  return count > 0 ? t('services.behind', { count }) : undefined;
}
