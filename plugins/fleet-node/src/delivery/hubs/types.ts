import type { JsonObject } from '@backstage/types';
import type { Manifest, ObjectRef } from '../types';

/**
 * An object as the API server of a hub has it.
 *
 * @public
 */
export interface HubObject extends Manifest {
  /** Whose rest is as Kubernetes has it. */
  metadata: JsonObject & {
    name: string;
    namespace?: string;
    uid: string;
    resourceVersion: string;
  };
}

/**
 * Which objects of a hub are meant.
 *
 * @public
 */
export interface HubQuery {
  /** For example argoproj.io/v1alpha1. */
  apiVersion: string;
  /** For example Application. */
  kind: string;
  /** All namespaces if absent. */
  namespace?: string;
  /** All objects if absent. */
  labelSelector?: string;
}

/**
 * How a hub is asked.
 *
 * @public
 */
export interface HubOptions {
  /** Ends what is under way. */
  signal: AbortSignal;
}

/**
 * The cluster in which an engine's own objects are, with its credential for
 * delivering. Every method rejects as those of DeliveryEngine do: with
 * NotAllowedError where the credential does not suffice, ConflictError where
 * others own fields, InputError for what can never be accepted, and
 * ServiceUnavailableError for what is worth asking again.
 *
 * @public
 */
export interface FleetHub {
  /** Undefined where it is not there, or the hub has no such kind. */
  get(ref: ObjectRef, options: HubOptions): Promise<HubObject | undefined>;

  /** None where the hub has no such kind. */
  list(query: HubQuery, options: HubOptions): Promise<HubObject[]>;

  /**
   * Server-side apply as the field manager `flotilla`. Creates what is not
   * there; fields of others are refused.
   */
  apply(manifest: Manifest, options: HubOptions): Promise<HubObject>;

  /**
   * Reads an object, and writes what is made of it unless that is the same; all
   * again where it has changed meanwhile.
   *
   * @param edit - Given a copy, which it may change; what it throws is thrown
   * @throws NotFoundError where it is not there
   */
  change(
    ref: ObjectRef,
    edit: (object: HubObject) => Manifest,
    options: HubOptions,
  ): Promise<HubObject>;

  /**
   * Deletes what was seen, and nothing that has its name now. What is not there
   * is deleted.
   */
  delete(object: HubObject, options: HubOptions): Promise<void>;
}

/**
 * The clusters of the fleet as hubs.
 *
 * @public
 */
export interface FleetHubs {
  /**
   * One of them.
   *
   * @param cluster - Its id, or a name that no other cluster has
   * @throws ServiceUnavailableError where this backend has no connection to it
   * @throws NotAllowedError where it has no credential for delivering
   */
  hub(cluster: string): FleetHub;

  /**
   * The URL of a cluster's API server; undefined where it is not connected.
   *
   * @param cluster - As for hub()
   */
  serverOf(cluster: string): string | undefined;
}
