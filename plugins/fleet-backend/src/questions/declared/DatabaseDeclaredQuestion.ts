import type {
  DeclaredList,
  DeclaredService,
  ListDeclared,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Asker, visibleTo } from '../asker';
import { type EntitiesReader, readEntities } from '../catalog';
import { decodeCursor, encodeCursor } from '../cursor';
import { type Environments, LabelEnvironments } from '../environments';
import { readPlaces, toPlaces } from '../places';
import { createReader, type SqlReader } from '../sql';
import { askedServices } from './askedServices';
import { countReasons } from './countReasons';
import type { DeclaredQuestion } from './DeclaredQuestion';
import { type Judged, judgedOf } from './Judged';
import { lookAtDeclared } from './lookAtDeclared';

const DEFAULT_LIMIT = 50;

export interface DatabaseDeclaredQuestionOptions {
  knex: Knex;
  catalog: EntitiesReader;
  /** By the usual labels if absent. */
  environments?: Environments;
}

/** Answers from the inventory, and asks the catalog what the asker may see. */
export class DatabaseDeclaredQuestion implements DeclaredQuestion {
  static create(options: DatabaseDeclaredQuestionOptions): DeclaredQuestion {
    return new DatabaseDeclaredQuestion(options, createReader(options.knex));
  }

  readonly #catalog: EntitiesReader;
  readonly #environments: Environments;

  private constructor(
    options: DatabaseDeclaredQuestionOptions,
    private readonly reader: SqlReader,
  ) {
    this.#catalog = options.catalog;
    this.#environments = options.environments ?? LabelEnvironments.create();
  }

  async answer(
    query: ListDeclared['query'],
    asker: Asker,
  ): Promise<DeclaredList> {
    const { fleet } = asker;
    const { cluster: named, cursor, reason, limit = DEFAULT_LIMIT } = query;
    const cluster = named ? fleet.resolve(named) : undefined;
    const looked = await lookAtDeclared(this.reader, {
      services: askedServices(this.reader, asker, query, cluster),
      visible: visibleTo(this.reader, asker, 'w'),
      development: fleet.clusters
        .filter(row => this.#environments.isDevelopment(row))
        .map(({ no }) => no),
      after: cursor === undefined ? undefined : decodeCursor(cursor, 1)[0],
    });
    const all = await this.#shownTo(asker, looked.all.map(judgedOf));
    const asked = all.filter(one => one.isFor(reason));
    const left = asked.filter(({ row }) => looked.isLeft(row));
    const page = left.slice(0, limit);
    const last = left.length > limit ? page.at(-1)!.row : looked.next;
    return {
      items: await this.#toItems(page, asker),
      nextCursor: last && encodeCursor([last.entity_ref]),
      ...(looked.isWhole
        ? { totalItems: asked.length, reasons: countReasons(all) }
        : {}),
      coverage: fleet.coverage(cluster && [cluster]),
    };
  }

  async #shownTo(
    { credentials }: Asker,
    all: readonly Judged[],
  ): Promise<Judged[]> {
    const refs = all.map(({ row }) => row.entity_ref);
    const shown = await readEntities(this.#catalog, refs, credentials);
    return all.filter(({ row }) => shown.has(row.entity_ref));
  }

  async #toItems(
    page: readonly Judged[],
    asker: Asker,
  ): Promise<DeclaredService[]> {
    const places = await readPlaces(this.reader, {
      serviceIds: page.map(({ row }) => row.id),
      visible: visibleTo(this.reader, asker, 'w'),
    });
    const { fleet } = asker;
    const environments = this.#environments;
    return page.map(({ row, reasons }) => ({
      entityRef: row.entity_ref,
      owner: row.owner ?? undefined,
      system: row.system ?? undefined,
      lifecycle: row.lifecycle ?? undefined,
      type: row.type ?? undefined,
      declaredBy: row.declared_by ?? undefined,
      reasons: [...reasons],
      places: toPlaces(places.get(row.id) ?? [], { fleet, environments }),
    }));
  }
}
