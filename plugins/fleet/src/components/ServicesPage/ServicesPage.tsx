import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import { useFleetTranslation, useQueryState, useQuestion } from '../../hooks';
import { QuestionView } from '../QuestionView';
import { ViewSwitch } from '../ViewSwitch';
import { clustersOf, hiddenClusters, matrixColumns } from './matrixColumns';
import { serviceColumns } from './serviceColumns';

const NAMES = ['entityRef', 'owner', 'system', 'cluster'] as const;
const VIEWS = ['list', 'matrix'] as const;

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
  const views = useQueryState(['view']);
  const isMatrix = views.values.view === 'matrix';
  const { items } = answer;
  const clusters = useMemo(() => clustersOf(items ?? []), [items]);
  const hidden = isMatrix ? hiddenClusters(clusters) : 0;
  const columns = useMemo(
    () => (isMatrix ? matrixColumns(t, clusters) : serviceColumns(t)),
    [t, isMatrix, clusters],
  );
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
      isPinned={isMatrix}
      between={
        <div>
          <ViewSwitch
            label={t('services.view')}
            views={VIEWS.map(id => ({ id, label: t(`services.${id}`) }))}
            value={isMatrix ? 'matrix' : 'list'}
            onChange={view => views.set('view', view)}
          />
          {hidden > 0 && (
            <Text as="p" variant="body-small" color="secondary">
              {t('services.hiddenClusters', { count: hidden })}
            </Text>
          )}
        </div>
      }
      empty={t('services.empty')}
    />
  );
}
