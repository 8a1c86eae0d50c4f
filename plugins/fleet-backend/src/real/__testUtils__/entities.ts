import type { Entity } from '@backstage/catalog-model';

/** A service of the catalog, with the annotations that it is found by. */
export function component(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
  };
}
