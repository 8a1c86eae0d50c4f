import { groupVersion, ResourceDefinition } from '../../store';
import type { KubeObject } from '../../types';
import type { Representation } from './negotiate';

/** An object in the form that was asked for. */
export function representObject(
  object: KubeObject,
  representation: Representation,
): unknown {
  if (representation !== 'metadata') {
    return object;
  }
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  };
}

/** A list in the form that was asked for. */
export function representList(
  resource: ResourceDefinition,
  metadata: Record<string, unknown>,
  objects: KubeObject[],
  representation: Representation,
): unknown {
  if (representation === 'metadata') {
    return {
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      metadata,
      items: objects.map(one => representObject(one, representation)),
    };
  }
  return {
    kind: `${resource.kind}List`,
    apiVersion: groupVersion(resource),
    metadata,
    items: resource.builtIn ? objects.map(withoutType) : objects,
  };
}

/** Items of built-in kinds do not repeat what the list says of them. */
function withoutType({ kind, apiVersion, ...rest }: KubeObject) {
  return rest;
}
