import type { Entity } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { lookupOfEntity } from '../lookup';
import type { Service } from '../Service';

/**
 * An entity as a service; undefined where its label selector cannot be read,
 * of which whoever asks for its placements is told.
 */
export function serviceOf(entity: Entity): Service | undefined {
  try {
    const { entityRef, owner, ...lookup } = lookupOfEntity(entity);
    const { lifecycle } = entity.spec ?? {};
    const system = entity.relations?.find(({ type, targetRef }) => {
      return type === 'partOf' && targetRef.startsWith('system:');
    });
    return {
      entityRef: entityRef!,
      owner: owner?.toLocaleLowerCase('en-US'),
      lifecycle: typeof lifecycle === 'string' ? lifecycle : undefined,
      system: system?.targetRef,
      lookup,
    };
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      return undefined;
    }
    throw error;
  }
}
