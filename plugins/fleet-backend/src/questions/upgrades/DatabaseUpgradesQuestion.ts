import { InputError } from '@backstage/errors';
import type {
  ListUpgrades,
  UpgradeList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { firstKey } from '../../inventory/history/keys';
import { type Asker, visibleTo } from '../asker';
import { refOf } from '../entityRefs';
import { createReader, type SqlReader } from '../sql';
import { sinceMs } from '../times';
import { countUpgrades, findUpgrades } from './findUpgrades';
import { toUpgradeItem } from './toUpgradeItem';
import type { UpgradesQuestion } from './UpgradesQuestion';

const DEFAULT_LIMIT = 100;
const DEFAULT_SINCE = 'P30D';

/** Answers from what is kept of the past. */
export class DatabaseUpgradesQuestion implements UpgradesQuestion {
  static create({
    knex,
    now = Date.now,
  }: {
    knex: Knex;
    now?: () => number;
  }): UpgradesQuestion {
    return new DatabaseUpgradesQuestion(createReader(knex), now);
  }

  private constructor(
    private readonly reader: SqlReader,
    private readonly now: () => number,
  ) {}

  async answer(
    query: ListUpgrades['query'],
    asker: Asker,
  ): Promise<UpgradeList> {
    const { fleet } = asker;
    const cluster = query.cluster ? fleet.resolve(query.cluster) : undefined;
    const filter = {
      ...this.#filterOf(query),
      clusterNo: cluster?.no,
      visible: visibleTo(this.reader, asker, 'h'),
    };
    const { kind: kinds = [], limit = DEFAULT_LIMIT, cursor } = query;
    const options = { filter, kinds, limit, cursor };
    const { rows, nextCursor } = await findUpgrades(this.reader, options);
    const counts = await countUpgrades(this.reader, filter);
    const asked =
      kinds.length > 0
        ? kinds
        : (['upgrade', 'rollback', 'reconfigure'] as const);
    return {
      // A cluster that came after the fleet was read is left to a later answer.
      items: rows.flatMap(row => {
        const its = fleet.clusterOf(row.cluster_no);
        return its ? [toUpgradeItem(row, its)] : [];
      }),
      nextCursor,
      totalItems: [...new Set(asked)].reduce(
        (sum, kind) => sum + counts[kind],
        0,
      ),
      facets: { kind: counts },
      coverage: fleet.coverage(cluster && [cluster]),
    };
  }

  #filterOf({ since, namespace, entityRef, owner }: ListUpgrades['query']) {
    if (namespace?.includes('\0')) {
      throw new InputError('A parameter contains NUL, which no name does');
    }
    const from = sinceMs(since ?? DEFAULT_SINCE, this.now());
    return {
      from: firstKey(Math.ceil(from / 1_000)),
      namespace: namespace || undefined,
      entityRef: entityRef ? refOf(entityRef) : undefined,
      owner: owner ? refOf(owner, { defaultKind: 'group' }) : undefined,
    };
  }
}
