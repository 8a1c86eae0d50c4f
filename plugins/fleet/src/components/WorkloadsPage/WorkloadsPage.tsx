import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import {
  useFleetTranslation,
  useQueryOrder,
  useQueryState,
  useQuestion,
} from '../../hooks';
import { QuestionView } from '../QuestionView';
import { SavedSearches } from '../SavedSearches';
import { filterOf } from './filterOf';
import { NarrowedTo } from './NarrowedTo';
import {
  DIMENSIONS,
  readNarrowing,
  writeNarrowing,
  type Narrowing,
} from './narrowing';
import { workloadColumns } from './workloadColumns';
import { NAMES, workloadFields } from './workloadFields';
import { WorkloadGroups } from './WorkloadGroups';

const ORDERS = ['cluster', 'name', 'namespace', 'status', 'version'] as const;

/** Any workload of the fleet, by what it is. */
export function WorkloadsPage() {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const state = useQueryState(NAMES);
  const { orderBy, order, ...table } = useQueryOrder(ORDERS);
  const { groupBy: first, thenBy: second, within } = state.values;
  const dimensions = DIMENSIONS.filter(one => one === first).concat(
    DIMENSIONS.filter(one => first && one === second && one !== first),
  );
  const asked = {
    filter: filterOf(state.values),
    groupBy: dimensions.length > 0 ? dimensions : undefined,
    orderBy,
    order,
  };
  const answer = useQuestion(['workloads', asked], (cursor, options) =>
    api.listWorkloads({ ...asked, cursor }, options),
  );
  const narrowing = readNarrowing(within);
  const narrow = (to: Narrowing) => state.set('within', writeNarrowing(to));
  const columns = useMemo(() => workloadColumns(t), [t]);
  return (
    <QuestionView
      label={t('workloads.title')}
      state={state}
      fields={workloadFields(t, dimensions[0])}
      answer={answer}
      columns={columns}
      order={table}
      between={
        <>
          <NarrowedTo
            narrowing={narrowing}
            workloads={answer.items ?? []}
            onChange={narrow}
          />
          {asked.groupBy && answer.first?.groups && (
            <WorkloadGroups
              dimensions={asked.groupBy}
              answer={answer.first}
              onNarrow={to => narrow({ ...narrowing, ...to })}
            />
          )}
          <SavedSearches asked={asked} />
        </>
      }
      isOld={({ stale }) => stale}
      empty={t('workloads.empty')}
    />
  );
}
