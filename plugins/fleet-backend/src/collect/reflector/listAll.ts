import type { ListPage } from '../decoders/types';
import type { KindClient, Query } from './KindClient';
import type { ResourceSink } from './types';

const PAGE_SIZE = '500';

/** What a complete list came to. */
export interface Listed {
  /** The resourceVersion to watch from. */
  version: string;
  /** How many objects were refused as too large. */
  refused: number;
}

/**
 * Lists all objects of a kind, page by page.
 *
 * @param notOlderThan - A resourceVersion: the server may then answer from its
 *   cache, and need not ask etcd for all that many lists at once
 */
export async function* listPages(
  client: KindClient,
  signal: AbortSignal,
  notOlderThan?: string,
): AsyncGenerator<ListPage> {
  let query: Query = { limit: PAGE_SIZE };
  if (notOlderThan !== undefined) {
    query.resourceVersion = notOlderThan;
    query.resourceVersionMatch = 'NotOlderThan';
  }
  for (;;) {
    const page = await client.page(query, signal);
    // Who is to be stopped must not write after whoever comes next.
    signal.throwIfAborted();
    yield page;
    if (!page.continueToken) {
      return;
    }
    query = { limit: PAGE_SIZE, continue: page.continueToken };
  }
}

/** Lists all objects of a kind into a sink. */
export async function listAll(options: {
  client: KindClient;
  sink: ResourceSink;
  signal: AbortSignal;
  notOlderThan?: string;
}): Promise<Listed> {
  const { client, sink, signal, notOlderThan } = options;
  const session = sink.replace();
  const listed: Listed = { version: '', refused: 0 };
  for await (const page of listPages(client, signal, notOlderThan)) {
    await session.add(page.objects);
    listed.version = page.resourceVersion;
    listed.refused += page.refused;
  }
  await session.finish(listed.version);
  return listed;
}
