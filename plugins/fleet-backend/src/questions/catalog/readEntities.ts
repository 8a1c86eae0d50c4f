import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { EntitiesReader } from './EntitiesReader';

const FIELDS = ['kind', 'metadata.name', 'metadata.namespace', 'relations'];

/**
 * The entities of some references, by these, with their relations: those that
 * the catalog shows to somebody.
 *
 * @throws what the catalog fails with
 */
export async function readEntities(
  catalog: EntitiesReader,
  entityRefs: readonly string[],
  credentials: BackstageCredentials,
): Promise<Map<string, Entity>> {
  if (entityRefs.length === 0) {
    return new Map();
  }
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: [...entityRefs], fields: FIELDS },
    { credentials },
  );
  return new Map(
    entityRefs.flatMap((ref, n) => {
      const entity = items[n];
      return entity ? [[ref, entity]] : [];
    }),
  );
}
