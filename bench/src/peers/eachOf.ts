/** Some at a time: as soon as one is done, the next begins. */
export async function eachOf<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const n = next;
      next += 1;
      results[n] = await work(items[n]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
