import type { KubeObject } from '../../collect/reflector/types';
import { Fields, fieldsOf, listOf, textOf } from './read';

export interface Metadata {
  uid: string;
  name: string;
  namespace: string;
  fields: Fields;
}

/** What every object has; undefined where it has not. */
export function metadataOf(object: KubeObject): Metadata | undefined {
  const fields = fieldsOf(object as Fields, 'metadata');
  const uid = textOf(fields, 'uid');
  const name = textOf(fields, 'name');
  return uid && name
    ? { uid, name, namespace: textOf(fields, 'namespace') ?? '', fields }
    : undefined;
}

/**
 * The UID of the owner that controls it, if any.
 *
 * @param kind - Of which kind the owner has to be; any if absent
 */
export function controllerUid(
  { fields }: Metadata,
  kind?: string,
): string | undefined {
  const owner = listOf(fields, 'ownerReferences').find(
    ({ controller }) => controller === true,
  );
  return owner && (!kind || owner.kind === kind)
    ? textOf(owner, 'uid')
    : undefined;
}
