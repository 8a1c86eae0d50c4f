import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQueryState, useQuestion } from '../../hooks';
import { QuestionView } from '../QuestionView';
import { serviceColumns } from './serviceColumns';

const NAMES = ['entityRef', 'owner', 'system', 'cluster'] as const;

/** Which version of each service runs where, and which are left behind. */
export function ServicesPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const answer = useQuestion(['versions', state.values], (cursor, options) =>
    api.listVersions({ ...state.values, cursor }, options).then(page => ({
      ...page,
      items: page.items.map(item => ({ ...item, id: item.entityRef })),
    })),
  );
  const columns = useMemo(() => serviceColumns(t), [t]);
  return (
    <QuestionView
      label={t('services.title')}
      state={state}
      fields={[
        {
          name: 'owner',
          label: t('services.owner'),
          placeholder: 'group:default/payments',
        },
        {
          name: 'system',
          label: t('services.system'),
          placeholder: 'system:default/shop',
        },
        { name: 'cluster', label: t('services.cluster') },
      ]}
      answer={answer}
      columns={columns}
      empty={t('services.empty')}
    />
  );
}
