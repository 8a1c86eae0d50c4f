import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { fleetApiRef } from '../../api';
import {
  useFleetTranslation,
  useQueryState,
  useQuestion,
  type QueryState,
} from '../../hooks';
import type { QueryField } from '../QueryBar';
import { QuestionView } from '../QuestionView';
import { differenceColumns } from './differenceColumns';
import { DifferenceSummary } from './DifferenceSummary';
import { DIFFERENCE_KINDS } from './kinds';

const NARROWING = ['kind', 'entityRef', 'all'] as const;

interface ComparisonProps {
  state: QueryState;
  fields: QueryField[];
  /** Ids of clusters. */
  of: { left: string; right: string };
}

/** In what two clusters differ. */
export function Comparison({ state, fields, of }: ComparisonProps) {
  const { t } = useFleetTranslation();
  const api = useApi(fleetApiRef);
  const narrowing = useQueryState(NARROWING);
  const { kind, entityRef, all } = narrowing.values;
  const asked = {
    ...of,
    entityRef,
    kind: DIFFERENCE_KINDS.filter(one => one === kind),
    all: all === 'true',
  };
  const answer = useQuestion(['differences', asked], (cursor, options) =>
    api.listDifferences({ ...asked, cursor }, options),
  );
  const { left, right } = answer.first ?? {};
  const columns = useMemo(
    () => differenceColumns(t, left?.name, right?.name),
    [t, left?.name, right?.name],
  );
  return (
    <QuestionView
      label={t('differences.title')}
      // To compare these two narrows nothing down.
      state={{ ...narrowing, values: state.values }}
      fields={fields}
      answer={answer}
      columns={columns}
      between={answer.first && <DifferenceSummary answer={answer.first} />}
      empty={t('differences.empty')}
    />
  );
}
