import type { Coverage } from '@flotilla/backstage-plugin-fleet-common';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { refetchInterval } from './refetchInterval';

/** One page of an answer. */
export interface AnswerPage {
  items: object[];
  nextCursor?: string;
  totalItems?: number;
  coverage: Coverage;
}

/** What is known of an answer so far. */
export interface Answer<TPage extends AnswerPage> {
  /** Of all pages that were read; undefined until one is. */
  items?: TPage['items'];
  /** The first page, which has what is not an item. */
  first?: TPage;
  error: Error | null;
  /** When it was read, in ms. */
  readAt: number;
  /** Whether it is of what was asked for before. */
  isPrevious: boolean;
  hasMore: boolean;
  isReadingMore: boolean;
  readMore(): void;
  retry(): void;
}

/**
 * Asks a question page by page, again every ten seconds while it is in view. Its
 * rows stay while others are read.
 *
 * @param key - Tells questions apart: their name and what they are asked with
 */
export function useQuestion<TPage extends AnswerPage>(
  key: readonly unknown[],
  ask: (
    cursor: string | undefined,
    options: { signal: AbortSignal },
  ) => Promise<TPage>,
): Answer<TPage> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(pageParam, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval,
  });
  return {
    items: query.data?.pages.flatMap(({ items }) => items),
    first: query.data?.pages[0],
    error: query.error,
    readAt: query.dataUpdatedAt,
    isPrevious: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    readMore: () => query.fetchNextPage(),
    retry: () => query.refetch(),
  };
}
