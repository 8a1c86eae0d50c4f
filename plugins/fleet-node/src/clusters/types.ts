import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';

/**
 * What proves to a cluster who is asking. Held in memory only, and asked for
 * again from its connection whenever it is needed.
 *
 * @public
 */
export type ClusterCredential =
  | { type: 'bearer'; token: string }
  | { type: 'x509'; cert: string; key: string }
  | { type: 'basic'; username: string; password: string }
  | { type: 'none' };

/**
 * How to reach one cluster's API server.
 *
 * @public
 */
export interface ClusterConnection {
  /** The API server's base URL: https, or http on a loopback address only. */
  url: string;
  /** The certificate authority's certificates, as PEM. */
  caData?: string;
  /** The name to expect in the server's certificate, where it is not the URL's. */
  tlsServerName?: string;
  /** Whether to accept any server certificate. Never the default. */
  skipTlsVerify?: boolean;
  /**
   * Reads the credential from where it lives. Called at use; rejects where it
   * cannot be had, which is then a problem of this cluster and no other. The
   * error's message is kept and shown to people: never put a credential in it.
   */
  credential(options: {
    signal?: AbortSignal;
    /** The server refused the last one: one that was kept will not do. */
    refused?: boolean;
  }): Promise<ClusterCredential>;
}

/**
 * Where a cluster's OpenCost is. It is asked over the cluster's API server, or
 * at a URL of its own, which is sent no credential.
 *
 * @public
 */
export type OpenCostLocation = {
  /** In which its prices are, in three letters; USD if absent. */
  currency?: string;
} & (
  | { url: string }
  | {
      /** All as OpenCost's chart has it by default, if absent. */
      url?: undefined;
      namespace?: string;
      service?: string;
      port?: number;
    }
);

/**
 * What is read of a cluster besides what is read of every cluster.
 *
 * @public
 */
export interface ClusterOptions {
  /**
   * Whether the metadata of the Secrets is read in which Helm keeps its history.
   * Their data is never asked for; but who may list Secrets could. Off if absent.
   */
  helmSecrets?: boolean;
  /** Looked for where its chart puts it if absent; false where it is not to be asked. */
  openCost?: OpenCostLocation | false;
}

/**
 * One cluster as a locator names it. A cluster that is named, but cannot be
 * connected to as it is written, carries its problem instead of a connection.
 *
 * @public
 */
export type LocatedCluster = {
  /** Stable within its locator: what the cluster's id is issued for. */
  key: string;
  /** For people; two clusters may share one. */
  name: string;
  labels?: Record<string, string>;
  /** Those of its entry in `fleet.clusters` where absent, one by one. */
  options?: ClusterOptions;
} & (
  | {
      connection: ClusterConnection;
      /**
       * With another credential, which may change things there: for delivering
       * and nothing else. Absent where nothing is to be delivered.
       */
      delivery?: ClusterConnection;
    }
  | { problem: string }
);

/**
 * Tells who is in the fleet, from one source.
 *
 * @public
 */
export interface FleetClusterLocator {
  /**
   * All clusters of the source now. Called at the start and then at intervals.
   * Rejects where the source cannot be read: the clusters that it named before
   * then stay in the fleet. The error's message is kept and shown to people:
   * never put a credential in it.
   */
  locate(options: { signal?: AbortSignal }): Promise<LocatedCluster[]>;
}

/**
 * Makes the locators of one type, from their entries in `fleet.clusters`.
 *
 * @public
 */
export interface FleetClusterLocatorFactory {
  /** What `fleet.clusters[].type` says, for example kubeconfig. */
  type: string;
  /**
   * Makes the locator of one entry.
   *
   * @throws InputError for an entry that cannot be right, so that the backend
   * does not start with it
   */
  create(options: {
    config: Config;
    logger: LoggerService;
  }): FleetClusterLocator;
}
