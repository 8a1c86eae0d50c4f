import { ApiServerError } from '../apiServer/ApiServerError';
import { statusError } from '../apiServer/statusError';
import type { WatchFrame } from '../decoders/types';
import { OutOfStep } from './OutOfStep';
import type { KubeObject, ObjectEvent } from './types';
import { isOlder } from './versions';

const INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

/** What frames of a watch come to, read in their order. */
export interface WatchSteps {
  events: ObjectEvent[];
  /** Up to which resourceVersion they reach. */
  version: string;
  /** How many objects were refused as too large. */
  refused: number;
  hasBookmark: boolean;
  /** What ended it; the events before it hold. */
  error?: Error;
}

/**
 * Reads frames of a watch that has reached a resourceVersion. Of an error
 * nothing is thrown, so that what came before it can be kept.
 *
 * @param from - Undefined where the watch begins with a list, whose objects
 *   come in any order
 */
export function readFrames(
  frames: readonly WatchFrame[],
  from: string | undefined,
): WatchSteps {
  const steps: WatchSteps = {
    events: [],
    version: from ?? '',
    refused: 0,
    hasBookmark: false,
  };
  try {
    for (const frame of frames) {
      readFrame(frame, steps, from !== undefined);
    }
  } catch (error) {
    steps.error = error as Error;
  }
  return steps;
}

/** Whether this frame says that the list a watch began with is complete. */
export function endsInitialEvents(frame: WatchFrame): boolean {
  if (frame.type !== 'BOOKMARK') {
    return false;
  }
  const metadata = frame.object?.metadata as
    | { annotations?: Record<string, unknown> }
    | undefined;
  return metadata?.annotations?.[INITIAL_EVENTS_END] === 'true';
}

function readFrame(frame: WatchFrame, steps: WatchSteps, isOrdered: boolean) {
  if (frame.type === 'ERROR') {
    const code = Number((frame.object as { code?: unknown } | undefined)?.code);
    throw statusError(code || 500, frame.object);
  }
  if (frame.type === 'REFUSED') {
    steps.refused += 1;
    return;
  }
  const version = versionOf(frame.object);
  if (isOrdered && isOlder(version, steps.version)) {
    throw new OutOfStep('the server has gone back in time');
  }
  steps.version = version;
  if (frame.type === 'BOOKMARK') {
    steps.hasBookmark = true;
    return;
  }
  const type = eventType(frame.type);
  steps.events.push({ type, object: frame.object });
}

function eventType(type: string): ObjectEvent['type'] {
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
      return 'changed';
    case 'DELETED':
      return 'deleted';
    default:
      throw new ApiServerError('invalid', 'a watch event of unknown type');
  }
}

function versionOf(object: KubeObject | undefined): string {
  const version = object?.metadata?.resourceVersion;
  if (typeof version !== 'string') {
    throw new ApiServerError('invalid', 'a watch event has no object');
  }
  return version;
}
