import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const DEFAULTS = { defaultKind: 'group', defaultNamespace: 'default' };

/**
 * The owner that a cluster's labels name, as a full entity reference in lower
 * case; undefined where they name none. A label's value cannot hold a whole
 * reference, so that `payments` is `group:default/payments`.
 */
export function ownerOf(
  labels: Readonly<Record<string, unknown>>,
  ownerLabel: string,
): string | undefined {
  const name = Object.hasOwn(labels, ownerLabel) && labels[ownerLabel];
  if (typeof name !== 'string' || !name) {
    return undefined;
  }
  try {
    const ref = stringifyEntityRef(parseEntityRef(name, DEFAULTS));
    return ref.toLocaleLowerCase('en-US');
  } catch {
    // Whatever it is, it names no entity.
    return undefined;
  }
}
