import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { createHash } from 'node:crypto';

/** So that the catalog does not hold one transaction for a whole fleet. */
const MAX_ENTITIES = 500;

interface Change {
  ref: string;
  /** Absent where it is to go. */
  entity?: Entity;
}

/**
 * What the catalog has been told, so that it is told of changes only. Entities
 * go without a location key: somebody else's entity of the same name takes the
 * place of ours, and ours never that of another.
 */
export class Emitted {
  readonly #connection: Pick<EntityProviderConnection, 'applyMutation'>;
  #digests?: Map<string, string>;

  constructor(connection: Pick<EntityProviderConnection, 'applyMutation'>) {
    this.#connection = connection;
  }

  /**
   * Makes these all that there are of ours.
   *
   * @param known - References of what the catalog has of ours, from the time
   * before this process
   */
  async replaceBy(
    entities: readonly Entity[],
    { known, signal }: { known: ReadonlySet<string>; signal: AbortSignal },
  ): Promise<void> {
    this.#digests ??= await this.#begin(entities, known);
    const changes = changesBetween(this.#digests, entities);
    for (let at = 0; at < changes.length; at += MAX_ENTITIES) {
      signal.throwIfAborted();
      await this.#apply(this.#digests, changes.slice(at, at + MAX_ENTITIES));
    }
  }

  /**
   * The only full mutation: it removes what nobody knows of any more. What the
   * catalog has must all be in it; what it has not is left to later mutations.
   */
  async #begin(entities: readonly Entity[], known: ReadonlySet<string>) {
    const isKnown = (entity: Entity) => known.has(stringifyEntityRef(entity));
    const old = entities.filter(isKnown);
    const room = Math.max(0, MAX_ENTITIES - old.length);
    const fresh = entities.filter(one => !isKnown(one)).slice(0, room);
    const first = [...old, ...fresh];
    await this.#connection.applyMutation({
      type: 'full',
      entities: first.map(entity => ({ entity })),
    });
    return digestsOf(first);
  }

  async #apply(digests: Map<string, string>, changes: readonly Change[]) {
    await this.#connection.applyMutation({
      type: 'delta',
      added: changes.flatMap(({ entity }) => (entity ? [{ entity }] : [])),
      removed: changes
        .filter(({ entity }) => !entity)
        .map(({ ref }) => ({ entityRef: ref })),
    });
    for (const { ref, entity } of changes) {
      if (entity) {
        digests.set(ref, digestOf(entity));
      } else {
        digests.delete(ref);
      }
    }
  }
}

function changesBetween(
  digests: ReadonlyMap<string, string>,
  entities: readonly Entity[],
): Change[] {
  const wanted = new Map(
    entities.map(entity => [stringifyEntityRef(entity), entity]),
  );
  const gone = [...digests.keys()].filter(ref => !wanted.has(ref));
  const changed = [...wanted].filter(
    ([ref, entity]) => digests.get(ref) !== digestOf(entity),
  );
  return [
    ...gone.map(ref => ({ ref })),
    ...changed.map(([ref, entity]) => ({ ref, entity })),
  ];
}

function digestsOf(entities: readonly Entity[]): Map<string, string> {
  return new Map(
    entities.map(entity => [stringifyEntityRef(entity), digestOf(entity)]),
  );
}

/** Entities are built key by key in one order, so that equal ones are alike. */
function digestOf(entity: Entity): string {
  return createHash('sha256').update(JSON.stringify(entity)).digest('base64');
}
