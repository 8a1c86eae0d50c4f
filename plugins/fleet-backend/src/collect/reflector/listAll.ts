import { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import type { KubeObject, ResourceSink } from './types';

const PAGE_SIZE = 500;

interface ListBody {
  metadata?: { resourceVersion?: unknown; continue?: unknown };
  items?: unknown;
}

/**
 * Lists all objects of a path, page by page, into a sink.
 *
 * @returns the resourceVersion to watch from
 */
export async function listAll(options: {
  server: ApiServer;
  path: string;
  sink: ResourceSink;
  signal: AbortSignal;
}): Promise<string> {
  const { server, path, sink, signal } = options;
  const session = sink.replace();
  let token: string | undefined;
  for (;;) {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
    if (token) {
      query.set('continue', token);
    }
    const page = readPage(await server.getJson(`${path}?${query}`, { signal }));
    // Who is to be stopped must not write after whoever comes next.
    signal.throwIfAborted();
    await session.add(page.items);
    if (!page.token) {
      await session.finish(page.resourceVersion);
      return page.resourceVersion;
    }
    token = page.token;
  }
}

function readPage(body: unknown) {
  const { metadata, items } = (body ?? {}) as ListBody;
  const resourceVersion = metadata?.resourceVersion;
  if (!Array.isArray(items) || typeof resourceVersion !== 'string') {
    throw new ApiServerError('invalid', 'the answer is not a list of objects');
  }
  const token = metadata?.continue;
  return {
    items: items.filter(isObject),
    resourceVersion,
    token: typeof token === 'string' && token ? token : undefined,
  };
}

function isObject(value: unknown): value is KubeObject {
  return typeof value === 'object' && value !== null;
}
