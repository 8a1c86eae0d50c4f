import { ApiServerError } from '../apiServer/ApiServerError';
import type { WatchFrame } from '../decoders/types';
import type { Received } from './Inbox';
import type { Listed } from './listAll';
import { endsInitialEvents, readFrames } from './readFrames';
import type { ReplaceSession, ResourceSink } from './types';
import type { WatchStream } from './WatchStream';

/** A list that came as the beginning of a watch. */
export interface StreamedList extends Listed {
  /** What came after the list with its last part. */
  rest: Received;
}

/** What makes a watch begin with a list that is this new, or as new as can be. */
export function watchListQuery(notOlderThan = '') {
  return {
    sendInitialEvents: 'true',
    resourceVersionMatch: 'NotOlderThan',
    resourceVersion: notOlderThan,
  };
}

/**
 * Takes the list that a watch begins with into a sink. Nothing but that list is
 * taken: the stream goes on as a watch.
 *
 * @throws ApiServerError where the stream ends before the list is complete
 */
export async function takeList(
  stream: WatchStream,
  sink: ResourceSink,
  signal: AbortSignal,
): Promise<StreamedList> {
  const session = sink.replace();
  let refused = 0;
  for (;;) {
    const received = await stream.take();
    signal.throwIfAborted();
    if (!received) {
      throw new ApiServerError('unreachable', 'the list ended before its end');
    }
    const { frames, receivedAt } = received;
    const last = frames.findIndex(endsInitialEvents);
    const initial = last < 0 ? frames : frames.slice(0, last + 1);
    const taken = await takePart(initial, session);
    refused += taken.refused;
    if (last >= 0) {
      await session.finish(taken.version);
      stream.endInitial();
      const rest = { frames: frames.slice(last + 1), receivedAt };
      return { version: taken.version, refused, rest };
    }
  }
}

async function takePart(frames: WatchFrame[], session: ReplaceSession) {
  const { events, version, refused, error } = readFrames(frames, undefined);
  if (error) {
    throw error;
  }
  const changed = events.filter(({ type }) => type === 'changed');
  const deleted = events.filter(({ type }) => type === 'deleted');
  if (changed.length > 0) {
    await session.add(changed.map(({ object }) => object));
  }
  if (deleted.length > 0) {
    // An object that was deleted never comes back under its UID.
    await session.remove(deleted.map(({ object }) => object));
  }
  return { version, refused };
}
