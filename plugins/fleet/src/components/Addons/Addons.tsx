import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQueryState, useQuestion } from '../../hooks';
import { QuestionView } from '../QuestionView';
import { addonColumns } from './addonColumns';

const NAMES = ['name', 'cluster'] as const;

/** Which add-ons and Helm charts clusters have, and whether they go with them. */
export function Addons() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const asked = state.values;
  const answer = useQuestion(['addons', asked], (cursor, options) =>
    api.listAddons({ ...asked, cursor }, options),
  );
  const columns = useMemo(() => addonColumns(t), [t]);
  return (
    <QuestionView
      label={t('addons.title')}
      state={state}
      fields={[
        {
          name: 'name',
          label: t('addons.name'),
          placeholder: 'cert-manager',
        },
        { name: 'cluster', label: t('services.cluster') },
      ]}
      answer={answer}
      columns={columns}
      isOld={({ stale }) => stale}
      empty={t('addons.empty')}
    />
  );
}
