import type { AuditResult } from '../../collect/reflector/types';
import type { Projection } from '../projections';
import { keptUid } from '../uid';
import type { Changes } from './changes';
import type { DigestTable } from './DigestTable';
import { keyOf, uidOf } from './keys';
import { Round } from './Round';

/** Compares what is known with a complete list, as AuditSession says. */
export class Audit {
  readonly #round = new Round();
  readonly #missing: string[] = [];
  readonly #different: string[] = [];

  constructor(private readonly projection: Pick<Projection, 'many'>) {}

  begin(known: DigestTable): void {
    this.#round.of(known);
  }

  /** @throws ConflictError when it was interrupted */
  compare(rows: Changes, known: DigestTable): void {
    this.#round.of(known);
    for (const [uid, row] of rows) {
      const key = keyOf(uid);
      const hash = known.get(key);
      if (hash === undefined) {
        this.#missing.push(uid);
      } else if (hash !== row?.hash) {
        this.#different.push(uid);
      }
      known.see(key);
    }
  }

  /** @throws ConflictError when it was interrupted */
  end(touched: ReadonlySet<string>, known: DigestTable): AuditResult {
    this.#round.of(known);
    const { projection } = this;
    const changed = new Set([...touched].map(uid => keptUid(uid, projection)));
    const unseen = known.unseen(known.size).map(key => uidOf(key, projection));
    const wrong = (uids: string[]) =>
      uids.filter(uid => !changed.has(uid)).length;
    return {
      missing: wrong(this.#missing),
      extra: wrong(unseen),
      different: wrong(this.#different),
    };
  }
}
