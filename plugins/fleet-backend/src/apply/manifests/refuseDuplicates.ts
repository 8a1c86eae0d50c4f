import { InputError } from '@backstage/errors';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';

/**
 * Refuses two manifests of one object: the later would undo the earlier at each
 * delivery.
 *
 * @param namespace - Of objects that name none
 * @throws InputError
 */
export function refuseDuplicates(
  manifests: readonly Manifest[],
  namespace: string,
): void {
  const seen = new Set<string>();
  for (const { apiVersion, kind, metadata } of manifests) {
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const where = metadata.namespace ?? namespace;
    const key = JSON.stringify([group, kind, where, metadata.name]);
    if (seen.has(key)) {
      throw new InputError(`${kind} ${metadata.name} is there twice`);
    }
    seen.add(key);
  }
}
