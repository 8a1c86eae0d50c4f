import type { Change } from '@flotilla/backstage-plugin-fleet-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { fleetApiRef } from '../../api';
import {
  useFleetTranslation,
  useQueryState,
  useQuestion,
  type FleetTranslate,
} from '../../hooks';
import { QuestionView } from '../QuestionView';
import { CHANGE_KINDS } from './kinds';
import { Timeline } from './Timeline';

const NAMES = ['since', 'kind', 'cluster', 'owner', 'entityRef'] as const;

/** What happened to the fleet, in one timeline. */
export function ChangesPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { kind, ...others } = state.values;
  const kinds = CHANGE_KINDS.map(one => one.kind);
  const answer = useQuestion(['changes', state.values], (cursor, options) =>
    api.listChanges(
      { ...others, kind: kinds.filter(one => one === kind), cursor },
      options,
    ),
  );
  return (
    <QuestionView
      label={t('changes.title')}
      state={state}
      fields={changeFields(t)}
      answer={answer}
      columns={[]}
      show={(changes: Change[]) => <Timeline changes={changes} />}
      empty={t('changes.empty')}
    />
  );
}

function changeFields(t: FleetTranslate) {
  return [
    {
      name: 'since',
      label: t('upgrades.since'),
      otherwise: t('window.P7D'),
      options: (['P1D', 'P30D', 'P90D'] as const).map(id => ({
        id,
        label: t(`window.${id}`),
      })),
    },
    {
      name: 'kind',
      label: t('upgrades.kind'),
      options: CHANGE_KINDS.map(({ kind: id }) => ({
        id,
        label: t(`changeKind.${id}`),
      })),
    },
    { name: 'cluster', label: t('services.cluster') },
    {
      name: 'owner',
      label: t('services.owner'),
      placeholder: 'group:default/payments',
    },
    {
      name: 'entityRef',
      label: t('services.service'),
      placeholder: 'component:default/checkout',
    },
  ];
}
