import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQueryState, useQuestion } from '../../hooks';
import { QuestionView } from '../QuestionView';
import { upgradeColumns } from './upgradeColumns';

const NAMES = ['since', 'kind', 'cluster', 'owner'] as const;
const KINDS = ['upgrade', 'rollback', 'reconfigure'] as const;

/** What was upgraded across the fleet, from what to what, and by whom. */
export function UpgradesPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { kind, ...others } = state.values;
  const answer = useQuestion(['upgrades', state.values], (cursor, options) =>
    api.listUpgrades(
      { ...others, kind: KINDS.filter(one => one === kind), cursor },
      options,
    ),
  );
  const columns = useMemo(() => upgradeColumns(t), [t]);
  return (
    <QuestionView
      label={t('upgrades.title')}
      state={state}
      fields={[
        {
          name: 'since',
          label: t('upgrades.since'),
          otherwise: t('window.P30D'),
          options: ['P1D', 'P7D', 'P90D'].map(id => ({
            id,
            label: t(`window.${id as 'P1D' | 'P7D' | 'P90D'}`),
          })),
        },
        {
          name: 'kind',
          label: t('upgrades.kind'),
          options: KINDS.map(id => ({ id, label: t(`upgradeKind.${id}`) })),
        },
        { name: 'cluster', label: t('services.cluster') },
        {
          name: 'owner',
          label: t('services.owner'),
          placeholder: 'group:default/payments',
        },
      ]}
      answer={answer}
      columns={columns}
      empty={t('upgrades.empty')}
    />
  );
}
