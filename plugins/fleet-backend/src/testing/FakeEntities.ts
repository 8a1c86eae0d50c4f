import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { type Entity, parseEntityRef } from '@backstage/catalog-model';
import type { EntitiesReader } from '../questions/catalog';

/** A catalog that has an entity for every reference, but for some. */
export class FakeEntities implements EntitiesReader {
  /** With which credentials it was asked. */
  readonly askedAs: BackstageCredentials[] = [];
  readonly #hidden = new Set<string>();
  readonly #relations = new Map<string, Entity['relations']>();

  /** Shows an entity to nobody. */
  hide(entityRef: string): void {
    this.#hidden.add(entityRef);
  }

  relate(entityRef: string, relations: Record<string, string>): void {
    const each = Object.entries(relations);
    this.#relations.set(
      entityRef,
      each.map(([type, targetRef]) => ({ type, targetRef })),
    );
  }

  async getEntitiesByRefs(
    { entityRefs }: { entityRefs: string[] },
    { credentials }: { credentials: BackstageCredentials },
  ) {
    this.askedAs.push(credentials);
    return {
      items: entityRefs.map(ref =>
        this.#hidden.has(ref) ? undefined : this.#entityOf(ref),
      ),
    };
  }

  #entityOf(ref: string): Entity {
    const { kind, ...metadata } = parseEntityRef(ref);
    const relations = this.#relations.get(ref);
    return { apiVersion: 'backstage.io/v1alpha1', kind, metadata, relations };
  }
}
