import type {
  AddonList,
  ListAddons,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type AddonData, shippedAddons } from '../../inventory';
import { type Asker, visibleTo } from '../asker';
import { groupBy } from '../coverage';
import { createReader, type Sql, type SqlReader } from '../sql';
import type { AddonsQuestion } from './AddonsQuestion';
import { findAddons, ofAddon, readWorkloads } from './findAddons';
import { valuesAt, type Position } from './position';
import { toAddon } from './toAddon';

const DEFAULT_LIMIT = 100;

/** Answers from the workloads that were recognised. */
export class DatabaseAddonsQuestion implements AddonsQuestion {
  static create(options: {
    knex: Knex;
    /** What is shipped if absent. */
    addons?: AddonData;
  }): AddonsQuestion {
    const { knex, addons = shippedAddons() } = options;
    return new DatabaseAddonsQuestion(createReader(knex), addons);
  }

  private constructor(
    private readonly reader: SqlReader,
    private readonly addons: AddonData,
  ) {}

  async answer(query: ListAddons['query'], asker: Asker): Promise<AddonList> {
    const { reader, addons } = this;
    const { fleet } = asker;
    const { cluster, limit = DEFAULT_LIMIT, cursor } = query;
    const asked = cluster ? [fleet.resolve(cluster)] : undefined;
    const matching = this.#matching(query, asker);
    const page = { limit, cursor };
    const { found, nextCursor } = await findAddons(reader, matching, page);
    const rows = await readWorkloads(reader, matching, found);
    const workloads = groupBy(rows, keyOf);
    return {
      items: found.flatMap(one =>
        toAddon(one, {
          ...{ fleet, addons },
          workloads: workloads.get(keyOf(one)) ?? [],
        }),
      ),
      nextCursor,
      coverage: fleet.coverage(asked),
    };
  }

  #matching({ cluster, name }: ListAddons['query'], asker: Asker): Sql[] {
    const visible = visibleTo(this.reader, asker, 'w');
    const no = cluster ? asker.fleet.resolve(cluster).no : undefined;
    return [
      ofAddon(name),
      ...(no === undefined ? [] : [{ text: 'w.cluster_no = ?', values: [no] }]),
      ...(visible ? [visible] : []),
    ];
  }
}

function keyOf(position: Position): string {
  return JSON.stringify(valuesAt(position));
}
