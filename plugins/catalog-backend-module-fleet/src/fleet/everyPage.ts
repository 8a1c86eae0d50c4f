/** All pages of an answer, one after the other, until the signal aborts. */
export async function* everyPage<T>(
  ask: (cursor?: string) => Promise<{ items: T[]; nextCursor?: string }>,
  signal: AbortSignal,
): AsyncGenerator<T[], void, undefined> {
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const { items, nextCursor } = await ask(cursor);
    yield items;
    cursor = nextCursor;
  } while (cursor);
}
