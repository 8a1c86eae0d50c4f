import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import {
  useFleetTranslation,
  useQueryState,
  useQuestion,
  type FleetTranslate,
} from '../../hooks';
import { QuestionView } from '../QuestionView';
import { costColumns } from './costColumns';
import { CostSummary } from './CostSummary';

const NAMES = ['groupBy', 'cluster'] as const;
const DIMENSIONS = ['cluster', 'namespace', 'owner', 'service'] as const;
/** Enough that a total is nearly always of all. */
const PAGE_LIMIT = 1_000;

/** About what the fleet costs, and for whom. */
export function CostsPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { cluster } = state.values;
  const groupBy =
    DIMENSIONS.find(one => one === state.values.groupBy) ?? DIMENSIONS[0];
  const asked = { groupBy, cluster, limit: PAGE_LIMIT };
  const answer = useQuestion(['costs', asked], (cursor, options) =>
    api.estimateCosts({ ...asked, cursor }, options).then(page => ({
      ...page,
      items: page.items.map(item => ({
        ...item,
        id: `${item.source} of ${item.key}`,
      })),
    })),
  );
  const { items, hasMore } = answer;
  const isPriced = Boolean(items?.some(({ currency }) => currency));
  const columns = useMemo(
    () => costColumns(t, { groupBy, isPriced }),
    [t, groupBy, isPriced],
  );
  return (
    <QuestionView
      label={t('costs.title')}
      intro={items && <CostSummary items={items} isWhole={!hasMore} />}
      state={state}
      fields={costFields(t)}
      answer={answer}
      columns={columns}
      empty={t('costs.empty')}
    />
  );
}

function costFields(t: FleetTranslate) {
  const [first, ...others] = DIMENSIONS;
  return [
    {
      name: 'groupBy',
      label: t('costs.by'),
      otherwise: t(`costDimension.${first}`),
      options: others.map(id => ({ id, label: t(`costDimension.${id}`) })),
    },
    { name: 'cluster', label: t('services.cluster') },
  ];
}
