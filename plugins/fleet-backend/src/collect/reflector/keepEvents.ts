import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import type { Received } from './Inbox';
import { readFrames } from './readFrames';
import type { ReflectorCounters } from './ReflectorCounters';
import type { ObjectEvent, ResourceSink } from './types';
import type { WatchStream } from './WatchStream';

/** A watch that ends sooner, with nothing in it, counts as failed. */
const SHORTEST_WATCH_MS = 1_000;

export interface KeepEventsOptions {
  stream: WatchStream;
  /** What was received before, and not kept yet. */
  rest?: Received;
  /** Up to which resourceVersion the sink has everything. */
  from: string;
  sink: ResourceSink;
  clock: Clock;
  counters: ReflectorCounters;
  signal: AbortSignal;
  /** Told of what is about to be kept. */
  onKeeping(events: readonly ObjectEvent[]): void;
  /** Told up to which resourceVersion all is kept. */
  onKept(version: string): void;
  onHeard(): void;
  /** These many objects were refused as too large. */
  onRefused(objects: number): void;
}

/**
 * Keeps what a watch tells, until it ends.
 *
 * @returns the resourceVersion up to which the sink has everything
 */
export async function keepEvents(options: KeepEventsOptions): Promise<string> {
  const { stream, rest, from, clock, signal } = options;
  let version = from;
  let received = rest?.frames.length ? rest : await stream.take();
  while (received) {
    // Who is to be stopped must not write after whoever comes next.
    signal.throwIfAborted();
    options.onHeard();
    version = await keep(received, version, options);
    received = await stream.take();
  }
  if (version === from && clock.now() - stream.openedAt < SHORTEST_WATCH_MS) {
    throw new ApiServerError('unreachable', 'the watch ended at once');
  }
  return version;
}

async function keep(
  { frames, receivedAt }: Received,
  from: string,
  options: KeepEventsOptions,
): Promise<string> {
  const { stream, sink, counters, clock } = options;
  const steps = readFrames(frames, from);
  const { events, version } = steps;
  if (version !== from || events.length > 0) {
    options.onKeeping(events);
    await sink.apply(events, version);
    counters.kept(events.length, receivedAt, clock.now());
    options.onKept(version);
  }
  if (steps.hasBookmark) {
    stream.sawBookmark();
  }
  if (steps.refused > 0) {
    options.onRefused(steps.refused);
  }
  if (steps.error) {
    throw steps.error;
  }
  return version;
}
