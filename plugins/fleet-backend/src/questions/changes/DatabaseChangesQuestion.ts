import type {
  ChangeList,
  ListChanges,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { CHANGE_KINDS } from '../../inventory/history/changes/types';
import { firstKey } from '../../inventory/history/keys';
import { KINDS } from '../../inventory/history/upgrades/types';
import { type Asker, visibleTo } from '../asker';
import { refOf } from '../entityRefs';
import { createReader, type SqlReader } from '../sql';
import { sinceMs } from '../times';
import { countUpgrades } from '../upgrades/findUpgrades';
import type { ChangesQuestion } from './ChangesQuestion';
import { countChanges } from './findChanges';
import type { ChangeFilter } from './matchingChanges';
import { readTimeline } from './readTimeline';
import { cursorAt, positionOf } from './timeline';
import { visibleChanges } from './visibleChanges';

const ALL_KINDS = [...KINDS, ...CHANGE_KINDS] as const;
const DEFAULT_LIMIT = 100;
const DEFAULT_SINCE = 'P7D';

/** Answers from what is kept of the past. */
export class DatabaseChangesQuestion implements ChangesQuestion {
  static create({
    knex,
    now = Date.now,
  }: {
    knex: Knex;
    now?: () => number;
  }): ChangesQuestion {
    return new DatabaseChangesQuestion(createReader(knex), now);
  }

  private constructor(
    private readonly reader: SqlReader,
    private readonly now: () => number,
  ) {}

  async answer(query: ListChanges['query'], asker: Asker): Promise<ChangeList> {
    const { fleet } = asker;
    const cluster = query.cluster ? fleet.resolve(query.cluster) : undefined;
    const filter: ChangeFilter = {
      ...this.#filterOf(query),
      clusterNo: cluster?.no,
      visible: visibleTo(this.reader, asker, 'h'),
      ...visibleChanges(this.reader, asker),
    };
    const { limit = DEFAULT_LIMIT } = query;
    const kinds = query.kind?.length ? query.kind : ALL_KINDS;
    const found = await readTimeline(this.reader, {
      filter,
      kinds,
      fleet,
      limit: limit + 1,
      after: query.cursor === undefined ? undefined : positionOf(query.cursor),
    });
    const counts = {
      ...(await countUpgrades(this.reader, filter)),
      ...(await countChanges(this.reader, filter)),
    };
    return {
      items: found.slice(0, limit).flatMap(({ item }) => item ?? []),
      nextCursor: found.length > limit ? cursorAt(found[limit - 1]) : undefined,
      totalItems: [...new Set(kinds)].reduce(
        (sum, kind) => sum + counts[kind],
        0,
      ),
      facets: { kind: counts },
      coverage: fleet.coverage(cluster && [cluster]),
    };
  }

  #filterOf({ since, until, entityRef, owner }: ListChanges['query']) {
    const second = (text: string, name?: string) =>
      firstKey(Math.ceil(sinceMs(text, this.now(), name) / 1_000));
    return {
      from: second(since ?? DEFAULT_SINCE),
      to: until ? second(until, 'until') : undefined,
      entityRef: entityRef ? refOf(entityRef) : undefined,
      owner: owner ? refOf(owner, { defaultKind: 'group' }) : undefined,
    };
  }
}
