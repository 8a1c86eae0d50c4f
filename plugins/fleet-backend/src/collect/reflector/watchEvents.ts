import { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import { statusError } from '../apiServer/statusError';
import type { Clock } from '../clock';
import type { KubeObject, ObjectEvent } from './types';

const MIN_TIMEOUT_SECONDS = 300;

/** One step of a watch: an event, or a bookmark without one. */
export interface WatchStep {
  event?: ObjectEvent;
  resourceVersion: string;
}

/**
 * Opens a watch from a resourceVersion. The server ends it after 5 to 10
 * minutes, at random, so that watches do not all end at once.
 */
export async function openWatch(options: {
  server: ApiServer;
  path: string;
  resourceVersion: string;
  clock: Clock;
  signal: AbortSignal;
}): Promise<AsyncIterable<WatchStep>> {
  const { server, path, resourceVersion, clock, signal } = options;
  const seconds = MIN_TIMEOUT_SECONDS * (1 + clock.random());
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion,
    timeoutSeconds: String(Math.round(seconds)),
  });
  const stream = await server.openStream(`${path}?${query}`, { signal });
  return readSteps(stream);
}

async function* readSteps(
  stream: AsyncIterable<unknown>,
): AsyncGenerator<WatchStep> {
  for await (const frame of stream) {
    yield readStep(frame);
  }
}

function readStep(frame: unknown): WatchStep {
  const { type, object } = (frame ?? {}) as {
    type?: unknown;
    object?: KubeObject & { code?: unknown };
  };
  if (type === 'ERROR') {
    throw statusError(Number(object?.code) || 500, object);
  }
  const resourceVersion = object?.metadata?.resourceVersion;
  if (!object || typeof resourceVersion !== 'string') {
    throw new ApiServerError('invalid', 'a watch event has no object');
  }
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
      return { event: { type: 'changed', object }, resourceVersion };
    case 'DELETED':
      return { event: { type: 'deleted', object }, resourceVersion };
    case 'BOOKMARK':
      return { resourceVersion };
    default:
      throw new ApiServerError('invalid', 'a watch event of unknown type');
  }
}
