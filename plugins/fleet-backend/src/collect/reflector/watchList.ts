import { ApiServerError } from '../apiServer/ApiServerError';
import type { Received } from './Inbox';
import type { Listed } from './listAll';
import { ListParts } from './ListParts';
import { endsInitialEvents } from './readFrames';
import type { ResourceSink } from './types';
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
  const parts = new ListParts(session);
  for (;;) {
    const received = await stream.take();
    signal.throwIfAborted();
    if (!received) {
      throw new ApiServerError('unreachable', 'the list ended before its end');
    }
    const { frames, receivedAt } = received;
    const last = frames.findIndex(endsInitialEvents);
    await parts.add(last < 0 ? frames : frames.slice(0, last + 1));
    if (last >= 0) {
      const { version, refused } = await parts.end();
      await session.finish(version);
      stream.endInitial();
      const rest = { frames: frames.slice(last + 1), receivedAt };
      return { version, refused, rest };
    }
  }
}
