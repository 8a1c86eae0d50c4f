import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQueryState, useQuestion } from '../../hooks';
import { QuestionView } from '../QuestionView';
import { rolloutColumns } from './rolloutColumns';
import { STATES } from './states';

const NAMES = ['state', 'cluster', 'entityRef'] as const;

/** What is and was rolled out across the fleet, the newest first. */
export function RolloutsPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { state: chosen, ...others } = state.values;
  const answer = useQuestion(['rollouts', state.values], (cursor, options) =>
    api.listRollouts(
      { ...others, state: STATES.filter(one => one === chosen), cursor },
      options,
    ),
  );
  const columns = useMemo(() => rolloutColumns(t), [t]);
  return (
    <QuestionView
      label={t('rollouts.title')}
      state={state}
      fields={[
        {
          name: 'state',
          label: t('rollouts.state'),
          options: STATES.map(id => ({ id, label: t(`rolloutState.${id}`) })),
        },
        { name: 'cluster', label: t('rollouts.cluster') },
        {
          name: 'entityRef',
          label: t('rollouts.service'),
          placeholder: 'component:default/checkout',
        },
      ]}
      answer={answer}
      columns={columns}
      empty={t('rollouts.empty')}
    />
  );
}
