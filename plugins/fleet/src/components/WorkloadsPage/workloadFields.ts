import type { WorkloadDimension } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import type { QueryField } from '../QueryBar';
import { DIMENSIONS } from './narrowing';

/** What of the URL the question is made of. */
export const NAMES = [
  'name',
  'image',
  'cluster',
  'status',
  'owner',
  'filter',
  'within',
  'groupBy',
  'thenBy',
] as const;

const STATUSES = [
  'healthy',
  'progressing',
  'degraded',
  'failed',
  'unknown',
] as const;

/**
 * What workloads may be narrowed down and counted by.
 *
 * @param grouped - By what they are counted already
 */
export function workloadFields(
  t: FleetTranslate,
  grouped: WorkloadDimension | undefined,
): QueryField[] {
  const groups = (name: string, label: string): QueryField => ({
    name,
    label,
    otherwise: t('groups.none'),
    options: DIMENSIONS.filter(
      one => name === 'groupBy' || one !== grouped,
    ).map(id => ({ id, label: t(`groupBy.${id}`) })),
  });
  return [
    { name: 'name', label: t('workloads.name') },
    { name: 'image', label: t('workloads.image') },
    { name: 'cluster', label: t('services.cluster') },
    {
      name: 'status',
      label: t('placements.status'),
      options: STATUSES.map(id => ({ id, label: t(`status.${id}`) })),
    },
    {
      name: 'owner',
      label: t('services.owner'),
      placeholder: 'group:default/payments',
    },
    {
      name: 'filter',
      label: t('workloads.filter'),
      placeholder: '{"label.tier":"db"}',
    },
    groups('groupBy', t('groups.countBy')),
    ...(grouped ? [groups('thenBy', t('groups.thenBy'))] : []),
  ];
}
