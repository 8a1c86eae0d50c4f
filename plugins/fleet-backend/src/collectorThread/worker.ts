import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { HttpApiServer, systemClock } from '../collect';
import { type AddonData, createProjections } from '../inventory';
import { serveThread } from './serveThread';

/** What the thread is started with. */
export interface ThreadData {
  fleetCollector: { nodeAnnotations: readonly string[]; addons?: AddonData };
}

/**
 * This file is loaded by both sides: the main thread learns from it where it
 * is, and the thread that is started with it collects.
 */
export const THREAD_FILE = __filename;

const data = workerData as Partial<ThreadData> | null;
if (!isMainThread && parentPort && data?.fleetCollector) {
  const { nodeAnnotations, addons } = data.fleetCollector;
  serveThread({
    port: parentPort,
    projections: createProjections(nodeAnnotations, addons),
    clock: systemClock,
    connect: connection => new HttpApiServer(connection, systemClock.now),
  });
}
