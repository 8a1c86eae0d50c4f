import type { Clock } from '../clock';

/** Whatever follows within this time is kept with one transaction. */
const WINDOW_MS = 50;
const MAX_ITEMS = 500;

/**
 * Gathers what a stream yields into batches: the first item waits for at most
 * 50 ms. When the stream throws, what came before is yielded first.
 */
export async function* batches<T>(
  source: AsyncIterable<T>,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<T[]> {
  const iterator = source[Symbol.asyncIterator]();
  const read = () =>
    iterator.next().then(
      result => ({ result }),
      (error: unknown) => ({ error }),
    );
  let next = read();
  try {
    for (;;) {
      let outcome = await next;
      const batch: T[] = [];
      const closing = clock.sleep(WINDOW_MS, signal).then(
        () => 'closed' as const,
        () => 'closed' as const,
      );
      while ('result' in outcome && !outcome.result.done) {
        batch.push(outcome.result.value);
        next = read();
        const first =
          batch.length < MAX_ITEMS
            ? await Promise.race([next, closing])
            : 'closed';
        if (first === 'closed') {
          break;
        }
        outcome = first;
      }
      if (batch.length > 0) {
        yield batch;
      }
      if ('error' in outcome) {
        throw outcome.error;
      }
      if (outcome.result.done) {
        return;
      }
    }
  } finally {
    // Not awaited: it would wait for the read under way, which ends only when
    // whoever opened the stream aborts it.
    iterator.return?.().catch(() => {});
  }
}
