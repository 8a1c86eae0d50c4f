import type { JsonObject } from '@backstage/types';
import type { ClusterConnection } from '../clusters';

/**
 * What to watch on a cluster.
 *
 * @public
 */
export interface ClusterWatchRequest {
  /** Empty for the core group. */
  group: string;
  /** For example v1. */
  version: string;
  /** For example pods. */
  plural: string;
  /** All namespaces if absent. */
  namespace?: string;
  /** All objects if absent. */
  labelSelector?: string;
  /** Where to begin; absent for the state as it is and then what changes. */
  resourceVersion?: string;
  /** How the resourceVersion is meant, as Kubernetes has it. */
  resourceVersionMatch?: 'NotOlderThan' | 'Exact';
  /** Whether the state comes first, closed by a bookmark that says so. */
  sendInitialEvents?: boolean;
  /** Whether bookmarks are handed on; one closes the state that comes first. */
  allowWatchBookmarks?: boolean;
  /** When to end, all interruptions included; never if absent. */
  timeoutSeconds?: number;
  /** Ends the watch, without an error. */
  signal?: AbortSignal;
}

/**
 * What comes of a watch. After an error it goes on by itself, unless it ends.
 *
 * @public
 */
export type ClusterWatchEvent =
  | {
      type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
      /** As the server sent it, whole. */
      object: JsonObject;
      resourceVersion: string;
    }
  | { type: 'ERROR'; error: ClusterWatchError };

/**
 * Why nothing is seen now, or not any more.
 *
 * @public
 */
export interface ClusterWatchError {
  /** Fit for people. */
  message: string;
  /** Of the HTTP answer that ended the watch; 410 where to list again. */
  statusCode?: number;
}

/**
 * A cluster of the fleet that can be connected to.
 *
 * @public
 */
export interface ConnectedCluster {
  /** Issued by the fleet, for good. */
  id: string;
  /** For people; two clusters may share one. */
  name: string;
  /** As its locator gave them. */
  labels?: Record<string, string>;
  /** As its locator named it last. Its credential is asked for at use. */
  connection: ClusterConnection;
  /**
   * With the credential for delivering, which is never used for anything else.
   * Absent where nothing is to be delivered.
   */
  delivery?: ClusterConnection;
  /**
   * Watches a resource. Goes on over breaks without missing anything, with a
   * back-off; ends with an error where that cannot be (410 Gone), and where the
   * server refuses. Never throws.
   */
  watch(
    request: ClusterWatchRequest,
  ): AsyncGenerator<ClusterWatchEvent, void, undefined>;
}

/**
 * The clusters that the fleet backend in this process can connect to, for
 * other plugins in it. Held in memory only.
 *
 * @public
 */
export interface FleetConnections {
  /** Replaces all clusters. For the fleet backend. */
  publish(clusters: readonly ConnectedCluster[]): void;
  /** Whether a fleet backend in this process has looked for its clusters. */
  isPublished(): boolean;
  /** The clusters now; none until they are published. */
  list(): readonly ConnectedCluster[];
}
