import type { ClusterWatchEvent } from '@flotilla/backstage-plugin-fleet-node';
import type { JsonObject } from '@backstage/types';
import type { AnswerStream } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import { statusError } from '../apiServer/statusError';
import { decodeWatch, WatchFrame } from '../decoders';

/** An event with an object: what a server sends while all is well. */
export type ObjectWatchEvent = Exclude<ClusterWatchEvent, { type: 'ERROR' }>;

/** etcd takes no object that is much larger than 1.5 MiB, unless told to. */
const MAX_OBJECT_BYTES = 8 * 1024 * 1024;

/**
 * Reads the events of a watch, as JSON, with their objects whole.
 *
 * @throws ApiServerError for what the server says went wrong, and for what is
 * no event or too large
 */
export async function* watchEvents(
  stream: AnswerStream,
): AsyncGenerator<ObjectWatchEvent> {
  const chunks = decodeWatch(stream, '', { maxObjectBytes: MAX_OBJECT_BYTES });
  for await (const { frames } of chunks) {
    for (const frame of frames) {
      yield readFrame(frame);
    }
  }
}

function readFrame(frame: WatchFrame): ObjectWatchEvent {
  if (frame.type === 'REFUSED') {
    const text = `an object of ${frame.bytes} bytes is too large`;
    throw new ApiServerError('invalid', text);
  }
  if (frame.type === 'ERROR') {
    const { code } = frame.object as { code?: unknown };
    throw statusError(Number(code) || 500, frame.object);
  }
  const { type, object } = frame;
  const resourceVersion = object.metadata?.resourceVersion;
  if (typeof resourceVersion !== 'string') {
    throw new ApiServerError('invalid', 'an object has no resourceVersion');
  }
  return { type, object: object as JsonObject, resourceVersion };
}
