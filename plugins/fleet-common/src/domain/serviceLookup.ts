/**
 * The annotations of an entity by which its workloads are found.
 *
 * @public
 */
export const KUBERNETES_ANNOTATIONS = {
  id: 'backstage.io/kubernetes-id',
  labelSelector: 'backstage.io/kubernetes-label-selector',
  namespace: 'backstage.io/kubernetes-namespace',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;

/**
 * How an entity's workloads are found: by a label selector, by the id that
 * workloads carry, or, where the entity is silent, by its name.
 *
 * @public
 */
export interface ServiceLookup {
  by: 'selector' | 'id' | 'name';
  value: string;
  namespace?: string;
  cluster?: string;
}

/** The part of a catalog entity that the lookup reads. */
interface Annotated {
  metadata: { name: string; annotations?: Record<string, string> };
}

/**
 * Tells how the workloads of an entity are found.
 *
 * @public
 */
export function serviceLookup(entity: Annotated): ServiceLookup {
  const annotations = entity.metadata.annotations ?? {};
  const scope = {
    namespace: annotations[KUBERNETES_ANNOTATIONS.namespace],
    cluster: annotations[KUBERNETES_ANNOTATIONS.cluster],
  };
  const selector = annotations[KUBERNETES_ANNOTATIONS.labelSelector];
  if (selector) {
    return { by: 'selector', value: selector, ...scope };
  }
  const id = annotations[KUBERNETES_ANNOTATIONS.id];
  return id
    ? { by: 'id', value: id, ...scope }
    : { by: 'name', value: entity.metadata.name, ...scope };
}
