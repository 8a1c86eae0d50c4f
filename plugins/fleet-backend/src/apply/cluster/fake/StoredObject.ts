import type { JsonObject } from '@backstage/types';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { isObject } from '../fields';
import type { LiveObject } from '../TargetCluster';
import { FieldValues, fieldsOf, objectWith } from './fieldPaths';
import { OwnedFields } from './OwnedFields';

/** One object of a fake cluster. */
export interface StoredObject {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
  uid: string;
  resourceVersion: number;
  generation: number;
  fields: OwnedFields;
  status?: JsonObject;
}

/** What of a manifest managers own: not who it is, nor its status. */
export function ownableFields(manifest: Manifest): FieldValues {
  const { apiVersion: _a, kind: _k, status: _s, metadata, ...rest } = manifest;
  const { labels, annotations, finalizers } = metadata;
  return fieldsOf({
    ...(labels || annotations || finalizers
      ? { metadata: { labels, annotations, finalizers } }
      : {}),
    ...rest,
  });
}

export function toLive(stored: StoredObject): LiveObject {
  const { apiVersion, kind, name, namespace, uid, generation } = stored;
  const { metadata, ...rest } = objectWith(stored.fields.values);
  return {
    apiVersion,
    kind,
    metadata: {
      ...(isObject(metadata) ? metadata : {}),
      name,
      ...(namespace ? { namespace } : {}),
      uid,
      resourceVersion: String(stored.resourceVersion),
      generation,
      managedFields: stored.fields.managedFields(apiVersion),
    },
    ...rest,
    ...(stored.status ? { status: stored.status } : {}),
  };
}
