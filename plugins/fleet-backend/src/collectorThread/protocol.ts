import type {
  ClusterConnection,
  ClusterCredential,
  ClusterOptions,
} from '@flotilla/backstage-plugin-fleet-node';
import type { BirpcReturn } from 'birpc';
import type { ClusterRecord } from '../collect';
import type { InventoryWriter } from '../inventory';

/** A connection without its credential, which is asked for at use. */
export type WireConnection = Omit<ClusterConnection, 'credential'>;

export interface WireCluster {
  id: string;
  name: string;
  connection: WireConnection;
  options?: ClusterOptions;
}

/** What the thread writes of a cluster, each with the cluster's id before it. */
type Recorded = Omit<ClusterRecord, 'sink'>;
type OfCluster<T> = {
  [M in keyof T]: T[M] extends (...args: infer A) => infer R
    ? (clusterId: string, ...args: A) => R
    : never;
};

/** What the thread does for the main thread. */
export interface ThreadFunctions {
  /** Resolves when the cluster was stopped, and nothing of it is under way. */
  run(cluster: WireCluster): Promise<void>;
  stop(clusterId: string): void;
  /** One document of a cluster that runs, over its connection. */
  getJson(
    clusterId: string,
    path: string,
    timeoutMs: number | undefined,
  ): Promise<unknown>;
}

/**
 * What the main thread does for the thread: it holds the database's connection
 * and the locators, which know the credentials.
 */
export interface MainFunctions extends OfCluster<Recorded>, InventoryWriter {
  credential(clusterId: string, refused: boolean): Promise<ClusterCredential>;
  /** Tells what the cluster is, and keeps it. */
  identify(clusterId: string, gitVersion: string | undefined): Promise<void>;
  log(level: 'info' | 'warn' | 'error', message: string): void;
}

/** The main thread, as the thread sees it. */
export type RemoteMain = BirpcReturn<MainFunctions, ThreadFunctions>;

/** The thread, as the main thread sees it. */
export type RemoteThread = BirpcReturn<ThreadFunctions, MainFunctions>;
