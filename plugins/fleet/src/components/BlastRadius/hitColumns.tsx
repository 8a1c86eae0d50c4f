import type { HitService } from '@flotilla/backstage-plugin-fleet-common';
import { Text } from '@backstage/ui';
import type { FleetTranslate } from '../../hooks';
import { CellStack, type DataColumn } from '../DataTable';
import { EntityLink } from '../EntityLink';
import { ServicePlaces } from '../ServicePlaces';
import { RedundancyBadge } from './RedundancyBadge';

type Row = HitService & { id: string };

/** The columns of the table of services that are hit. */
export function hitColumns(t: FleetTranslate): DataColumn<Row>[] {
  return [
    {
      id: 'service',
      label: t('blastRadius.service'),
      isRowHeader: true,
      cell: ({ entityRef, confidence }) => (
        <CellStack detail={confidence !== 'high' && t('placements.guessed')}>
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
      id: 'redundancy',
      label: t('blastRadius.redundancy'),
      cell: ({ redundancy }) => (
        <CellStack>
          <RedundancyBadge redundancy={redundancy} />
        </CellStack>
      ),
    },
    {
      id: 'lost',
      label: t('blastRadius.lost'),
      cell: ({ lost, total }) => (
        <CellStack
          detail={t('blastRadius.replicas', {
            lost: String(lost.replicas),
            total: String(total.replicas),
          })}
        >
          <Text>{t('blastRadius.workloads', { count: lost.workloads })}</Text>
        </CellStack>
      ),
    },
    {
      id: 'elsewhere',
      label: t('blastRadius.elsewhere'),
      cell: ({ elsewhere }) => (
        <CellStack>
          {elsewhere.length > 0 ? (
            <ServicePlaces places={elsewhere} />
          ) : (
            <Text color="secondary">{t('ownership.nowhere')}</Text>
          )}
        </CellStack>
      ),
    },
  ];
}
