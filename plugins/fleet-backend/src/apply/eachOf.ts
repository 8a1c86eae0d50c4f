/** Does the same with each, so many at a time; keeps their order. */
export async function eachOf<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      results[index] = await work(item);
    }
  };
  const workers = Array.from(
    { length: Math.min(atOnce, items.length) },
    worker,
  );
  // All have ended before anybody is told: nothing goes on behind a failure.
  const ended = await Promise.allSettled(workers);
  const failed = ended.find(one => one.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
  return results;
}
