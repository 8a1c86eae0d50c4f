import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQueryState, useQuestion } from '../../hooks';
import { QuestionView } from '../QuestionView';
import { filterOf } from './filterOf';
import { workloadColumns } from './workloadColumns';

const NAMES = [
  'name',
  'image',
  'cluster',
  'status',
  'owner',
  'filter',
] as const;
const STATUSES = [
  'healthy',
  'progressing',
  'degraded',
  'failed',
  'unknown',
] as const;

/** Any workload of the fleet, by what it is. */
export function WorkloadsPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const filter = filterOf(state.values);
  const answer = useQuestion(['workloads', filter], (cursor, options) =>
    api.listWorkloads({ filter, cursor }, options),
  );
  const columns = useMemo(() => workloadColumns(t), [t]);
  return (
    <QuestionView
      label={t('workloads.title')}
      state={state}
      fields={[
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
      ]}
      answer={answer}
      columns={columns}
      isOld={({ stale }) => stale}
      empty={t('workloads.empty')}
    />
  );
}
