import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  CatalogService,
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

type Read = Pick<CatalogService, 'streamEntities' | 'getEntitiesByRefs'>;

/** A catalog that has at once what it is told of, and never processes it. */
export class FakeCatalog
  implements Read, Pick<EntityProviderConnection, 'applyMutation'>
{
  readonly mutations: EntityProviderMutation[] = [];
  readonly #entities = new Map<string, Entity>();
  #ours = new Set<string>();
  /** What every mutation fails with, while there is one. */
  failure?: Error;

  constructor(theirs: readonly Entity[] = []) {
    theirs.forEach(entity => this.put(entity));
  }

  /** As if somebody else had written it. */
  put(entity: Entity): void {
    const ref = stringifyEntityRef(entity);
    this.#entities.set(ref, entity);
    this.#ours.delete(ref);
  }

  /** What providers have put there, by name. */
  ours(): Record<string, Entity> {
    const entities = [...this.#ours].map(ref => this.#entities.get(ref)!);
    return Object.fromEntries(entities.map(one => [one.metadata.name, one]));
  }

  streamEntities(...args: Parameters<Read['streamEntities']>) {
    return this.#mock().streamEntities(...args);
  }

  getEntitiesByRefs(...args: Parameters<Read['getEntitiesByRefs']>) {
    return this.#mock().getEntitiesByRefs(...args);
  }

  async applyMutation(mutation: EntityProviderMutation): Promise<void> {
    if (this.failure) {
      throw this.failure;
    }
    this.mutations.push(mutation);
    const isFull = mutation.type === 'full';
    const added = isFull ? mutation.entities : mutation.added;
    const removed = isFull ? [...this.#ours] : refsOf(mutation.removed);
    removed
      .filter(ref => this.#ours.delete(ref))
      .forEach(ref => {
        this.#entities.delete(ref);
      });
    for (const { entity } of added) {
      const ref = stringifyEntityRef(entity);
      if (!this.#entities.has(ref) || this.#ours.has(ref)) {
        this.#entities.set(ref, entity);
        this.#ours.add(ref);
      }
    }
  }

  #mock() {
    return catalogServiceMock({ entities: [...this.#entities.values()] });
  }
}

function refsOf(
  removed: Extract<EntityProviderMutation, { type: 'delta' }>['removed'],
): string[] {
  return removed.map(one =>
    'entityRef' in one ? one.entityRef : stringifyEntityRef(one.entity),
  );
}
