import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import {
  useFleetTranslation,
  useQueryOrder,
  useQueryState,
  useQuestion,
  type FleetTranslate,
} from '../../hooks';
import { QuestionView } from '../QuestionView';
import { NodeGroups } from './NodeGroups';
import { nodeColumns } from './nodeColumns';
import { OwnerRequests } from './OwnerRequests';
import { DIMENSIONS, OWNER } from './dimensions';

const NAMES = ['cluster', 'os', 'arch', 'ready', 'groupBy'] as const;
const ORDERS = [
  'cluster',
  'name',
  'ready',
  'kubeletVersion',
  'cpu',
  'memory',
  'pods',
] as const;

/** The nodes of the fleet: what there is of each, and what is left of it. */
export function NodesPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { sort, onSort, orderBy, order } = useQueryOrder(ORDERS);
  const { ready, groupBy, ...others } = state.values;
  const asked = {
    ...others,
    ready: ready === undefined ? undefined : ready === 'true',
    groupBy: DIMENSIONS.find(one => one === groupBy),
    orderBy,
    order,
  };
  const answer = useQuestion(['nodes', asked], (cursor, options) =>
    api.listNodes({ ...asked, cursor }, options),
  );
  const columns = useMemo(() => nodeColumns(t), [t]);
  return (
    <QuestionView
      label={t('nodes.title')}
      state={state}
      fields={nodeFields(t)}
      answer={answer}
      columns={columns}
      isPinned
      order={{ sort, onSort }}
      between={
        <>
          {asked.groupBy && answer.first?.groups && (
            <NodeGroups dimension={asked.groupBy} answer={answer.first} />
          )}
          {groupBy === OWNER && <OwnerRequests cluster={others.cluster} />}
        </>
      }
      isOld={({ stale }) => stale}
      empty={t('nodes.empty')}
    />
  );
}

function nodeFields(t: FleetTranslate) {
  return [
    { name: 'cluster', label: t('services.cluster') },
    { name: 'os', label: t('nodes.os'), placeholder: 'linux' },
    { name: 'arch', label: t('nodes.arch'), placeholder: 'arm64' },
    {
      name: 'ready',
      label: t('nodes.state'),
      options: [
        { id: 'true', label: t('nodes.ready') },
        { id: 'false', label: t('nodes.notReady') },
      ],
    },
    {
      name: 'groupBy',
      label: t('nodes.groupBy'),
      otherwise: t('groups.none'),
      options: [...DIMENSIONS, OWNER].map(id => ({
        id,
        label: t(`nodeDimension.${id}`),
      })),
    },
  ];
}
