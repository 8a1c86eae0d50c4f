import { useApi } from '@backstage/frontend-plugin-api';
import {
  distributionName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import {
  useClusters,
  useFleetTranslation,
  useQueryOrder,
  useQueryState,
  useQuestion,
} from '../../hooks';
import { QuestionView } from '../QuestionView';
import { versionColumns } from './versionColumns';

const NAMES = ['cluster', 'distribution'] as const;
/** What loses its support next comes first. */
const ORDERS = ['supportEndsAt', 'name', 'version'] as const;

/** Which Kubernetes each cluster runs, and until when it is supported. */
export function ClusterVersions() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const order = useQueryOrder(ORDERS);
  const { cluster, distribution } = state.values;
  const asked = {
    cluster,
    distribution: distribution ? [distribution] : undefined,
    orderBy: order.orderBy,
    order: order.order,
  };
  const answer = useQuestion(['cluster-versions', asked], (cursor, options) =>
    api.listClusterVersions({ ...asked, cursor }, options).then(page => ({
      ...page,
      items: page.items.map(item => ({ ...item, id: item.cluster.id })),
    })),
  );
  const distributions = useDistributions();
  const columns = useMemo(() => versionColumns(t), [t]);
  return (
    <QuestionView
      label={t('kubernetes.versions')}
      state={state}
      fields={[
        { name: 'cluster', label: t('services.cluster') },
        {
          name: 'distribution',
          label: t('clusters.distribution'),
          options: distributions.map(id => ({
            id,
            label: printable(distributionName(id)),
          })),
        },
      ]}
      answer={answer}
      columns={columns}
      order={order}
      isOld={({ stale }) => stale}
      empty={t('kubernetes.empty')}
    />
  );
}

/** The distributions that the fleet has. */
function useDistributions(): string[] {
  const clusters = useClusters().data?.items ?? [];
  return [...new Set(clusters.map(({ distribution }) => distribution))].sort();
}
