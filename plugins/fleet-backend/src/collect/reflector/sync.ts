import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import type { Received } from './Inbox';
import type { KindClient } from './KindClient';
import { listAll, Listed } from './listAll';
import type { ReflectorCounters } from './ReflectorCounters';
import type { ServerTraits } from './ServerTraits';
import type { ResourceSink } from './types';
import { takeList, watchListQuery } from './watchList';
import { WatchStream } from './WatchStream';

export interface SyncOptions {
  client: KindClient;
  traits: ServerTraits;
  sink: ResourceSink;
  clock: Clock;
  counters: ReflectorCounters;
  signal: AbortSignal;
  /** A resourceVersion: the list need be no newer. */
  notOlderThan?: string;
  /** Lists in pages, whatever the server can: something else did not work. */
  inPages?: boolean;
}

/** That a sink has everything up to a resourceVersion, and what follows. */
export interface Synced {
  version: string;
  /** The watch from there, where it is open already. */
  stream?: WatchStream;
  /** What of that was received, and not kept yet. */
  rest?: Received;
}

/**
 * Lists all objects of a kind into a sink: as the beginning of a watch where
 * the server does that, else page by page.
 *
 * @throws ApiServerError notFound where the server does not have this kind
 */
export async function sync(
  options: SyncOptions,
): Promise<Synced & Pick<Listed, 'refused'>> {
  const { client, traits, signal, inPages } = options;
  if (!(await client.isServed(signal))) {
    throw new ApiServerError('notFound', 'the server does not have this kind');
  }
  options.counters.lists += 1;
  const streamed = traits.watchList && !inPages && (await streamList(options));
  return streamed || listAll(options);
}

/** @returns undefined where the server does not do that */
async function streamList(options: SyncOptions) {
  const { traits, sink, signal, notOlderThan } = options;
  let stream: WatchStream | undefined;
  try {
    const query = watchListQuery(notOlderThan);
    stream = await WatchStream.open({ ...options, query, isInitial: true });
    return { ...(await takeList(stream, sink, signal)), stream };
  } catch (error) {
    stream?.close();
    signal.throwIfAborted();
    if (traits.learnWatchList(error, stream?.isSilent)) {
      return undefined;
    }
    throw error;
  }
}
