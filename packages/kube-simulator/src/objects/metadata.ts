import { timestamp } from '../clock';
import { normalizeMetadata } from '../store/normalizeMetadata';
import type { KubeObject, ObjectMeta, OwnerReference } from '../types';
import { stableUid } from './identity';

/** What an object is called, where and since when. */
export interface Naming {
  /** What tells this cluster's objects from another's. */
  cluster: string;
  name: string;
  namespace?: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  owner?: KubeObject;
  generation?: number;
}

/** The metadata of an object as if a server had kept it since it was created. */
export function buildMetadata(kind: string, naming: Naming): ObjectMeta {
  const { cluster, name, namespace, createdAt, owner } = naming;
  const { labels, annotations, generation } = naming;
  return normalizeMetadata({
    name,
    namespace,
    uid: stableUid(cluster, kind, namespace ?? '', name, String(createdAt)),
    creationTimestamp: timestamp(createdAt),
    generation,
    labels,
    annotations,
    ownerReferences: owner && [ownerReference(owner)],
  });
}

/** How an object says that it belongs to another. */
export function ownerReference(owner: KubeObject): OwnerReference {
  const { apiVersion, kind, metadata } = owner;
  return {
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** Whether an object belongs to another. */
export function isOwnedBy(object: KubeObject, owner: KubeObject): boolean {
  const references = object.metadata.ownerReferences ?? [];
  return references.some(({ uid }) => uid === owner.metadata.uid);
}
