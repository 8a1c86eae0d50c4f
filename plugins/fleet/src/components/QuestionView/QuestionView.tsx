import { Button, Container, Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import {
  useFleetTranslation,
  type Answer,
  type AnswerPage,
  type QueryOrder,
  type QueryState,
} from '../../hooks';
import { CoverageBanner } from '../CoverageBanner';
import { DataTable, type DataColumn } from '../DataTable';
import { Message } from '../Message';
import { QueryBar, type QueryField } from '../QueryBar';
import { RequestError } from '../RequestError';
import styles from './QuestionView.module.css';

/** A page of rows. */
type Page = AnswerPage & { items: { id: string }[] };

type ItemOf<TPage extends Page> = TPage['items'][number];

interface QuestionViewProps<TPage extends Page> {
  /** What the answer is of, for those who do not see it. */
  label: string;
  /** What there is to say above the answer, if anything. */
  intro?: ReactNode;
  state: QueryState;
  fields: QueryField[];
  answer: Answer<TPage>;
  columns: DataColumn<ItemOf<TPage>>[];
  /** What the rows are sorted by, where that can be chosen. */
  order?: Pick<QueryOrder<string>, 'sort' | 'onSort'>;
  /** What stands between what the question is narrowed by and its rows. */
  between?: ReactNode;
  isOld?(item: ItemOf<TPage>): boolean;
  /** Whether the first column stays in view where there are many. */
  isPinned?: boolean;
  /** Shows the rows, where that is not as a table. */
  show?(items: ItemOf<TPage>[]): ReactNode;
  /** Said where nothing is found though nothing is filtered. */
  empty: string;
}

/** A question of the fleet: what it is asked with, and its answer. */
export function QuestionView<TPage extends Page>(
  props: QuestionViewProps<TPage>,
) {
  const { label, intro, state, fields, answer, between } = props;
  const { items, first, error, retry, readAt } = answer;
  const { t } = useFleetTranslation();
  return (
    <Container>
      <Flex direction="column" gap="4">
        {error && (
          <RequestError
            error={error}
            onRetry={retry}
            shownSince={items && readAt}
          />
        )}
        {first && <CoverageBanner coverage={first.coverage} />}
        {intro}
        <QueryBar
          label={t('question.narrow', { label })}
          state={state}
          fields={fields}
        />
        {between}
        {(items || !error) && <AnswerTable {...props} />}
      </Flex>
    </Container>
  );
}

function AnswerTable<TPage extends Page>(props: QuestionViewProps<TPage>) {
  const { label, answer } = props;
  const { items, first, hasMore, isReadingMore, readMore, isPrevious } = answer;
  const { t } = useFleetTranslation();
  const total = first?.totalItems;
  return (
    <section
      aria-label={label}
      aria-busy={isPrevious}
      className={isPrevious ? styles.previous : undefined}
    >
      <Rows {...props} />
      {items && items.length > 0 && (
        <div className={styles.foot}>
          <Text variant="body-small" color="secondary">
            {total === undefined
              ? t('question.shown', { shown: String(items.length) })
              : t('question.shownOf', {
                  shown: String(items.length),
                  total: String(total),
                })}
          </Text>
          {hasMore && (
            <Button
              size="small"
              variant="secondary"
              isDisabled={isReadingMore}
              onPress={readMore}
            >
              {t('question.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Rows<TPage extends Page>(props: QuestionViewProps<TPage>) {
  const { label, state, answer, columns, order, empty, show } = props;
  const { items } = answer;
  const nothing = <Nothing state={state} empty={empty} />;
  if (show && items) {
    return <>{items.length > 0 ? show(items) : nothing}</>;
  }
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={items}
      sort={order?.sort}
      onSort={order?.onSort}
      isOld={props.isOld}
      isPinned={props.isPinned}
      emptyState={nothing}
    />
  );
}

function Nothing({ state, empty }: { state: QueryState; empty: string }) {
  const { t } = useFleetTranslation();
  if (!state.isNarrowed) {
    return <Message title={empty} />;
  }
  return (
    <Message
      title={t('table.noMatchTitle')}
      action={
        <Button size="small" variant="secondary" onPress={state.clear}>
          {t('table.clearFilters')}
        </Button>
      }
    />
  );
}
