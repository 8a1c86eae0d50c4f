import type {
  BlastRadius,
  GetBlastRadius,
  HitService,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Asker, visibleTo } from '../asker';
import type { EntitiesReader } from '../catalog';
import { type Environments, LabelEnvironments } from '../environments';
import { readPlaces } from '../places';
import { createReader, type Sql, type SqlReader } from '../sql';
import type { BlastRadiusQuestion } from './BlastRadiusQuestion';
import { findConsumers } from './consumers';
import { findHit, type Hit, type HitRow, isGone } from './findHit';
import { groupHit } from './groupHit';
import { lostWorkloads } from './lostWorkloads';
import { pageOfHit } from './pageOfHit';
import { toHitService } from './toHitService';

export interface DatabaseBlastRadiusQuestionOptions {
  knex: Knex;
  catalog: EntitiesReader;
  /** By the usual labels if absent. */
  environments?: Environments;
}

/** Answers from the inventory, and asks the catalog what the asker may see. */
export class DatabaseBlastRadiusQuestion implements BlastRadiusQuestion {
  static create(
    options: DatabaseBlastRadiusQuestionOptions,
  ): BlastRadiusQuestion {
    return new DatabaseBlastRadiusQuestion(options, createReader(options.knex));
  }

  readonly #catalog: EntitiesReader;
  readonly #environments: Environments;

  private constructor(
    options: DatabaseBlastRadiusQuestionOptions,
    private readonly reader: SqlReader,
  ) {
    this.#catalog = options.catalog;
    this.#environments = options.environments ?? LabelEnvironments.create();
  }

  async answer(
    query: GetBlastRadius['query'],
    asker: Asker,
  ): Promise<BlastRadius> {
    const { fleet, credentials } = asker;
    const cluster = query.cluster ? fleet.resolve(query.cluster) : undefined;
    const lost = lostWorkloads(this.reader, asker, query, cluster);
    const visible = visibleTo(this.reader, asker, 'w');
    const hit = await findHit(this.reader, { lost, visible });
    const { page, nextCursor } = pageOfHit(hit.services, query);
    const [items, { consumers, isWhole }] = await Promise.all([
      this.#toItems(page, { lost, visible }, asker),
      findConsumers(this.reader, {
        hit: hit.services.map(row => ({
          entityRef: row.entity_ref,
          gone: isGone(row),
        })),
        catalog: this.#catalog,
        credentials,
      }),
    ]);
    return {
      items,
      nextCursor,
      totalItems: hit.services.length,
      totals: totalsOf(hit),
      owners: groupHit(hit.services, 'owner'),
      systems: groupHit(hit.services, 'system'),
      consumers,
      consumersAreWhole: isWhole,
      coverage: fleet.coverage(cluster && [cluster]),
    };
  }

  async #toItems(
    page: readonly HitRow[],
    conditions: { lost: Sql; visible?: Sql },
    { fleet }: Asker,
  ): Promise<HitService[]> {
    const places = await readPlaces(this.reader, {
      serviceIds: page.map(({ id }) => id),
      ...conditions,
    });
    const options = { fleet, environments: this.#environments };
    return page.map(row =>
      toHitService(row, places.get(row.id) ?? [], options),
    );
  }
}

function totalsOf({ services, unclaimed }: Hit): BlastRadius['totals'] {
  const claimed = services.reduce((sum, { lost }) => sum + lost, 0);
  return {
    services: services.length,
    gone: services.filter(isGone).length,
    workloads: claimed + unclaimed,
    unclaimed,
  };
}
