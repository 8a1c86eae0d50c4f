import type {
  ListVersions,
  VersionList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { type Asker, visibleTo } from '../asker';
import { createReader, type SqlReader } from '../sql';
import { findServices } from './findServices';
import { readRunning } from './readRunning';
import { toServiceVersions } from './toServiceVersions';
import type { VersionsQuestion } from './VersionsQuestion';

const DEFAULT_LIMIT = 100;

/** Answers from the inventory and the services of its workloads. */
export class DatabaseVersionsQuestion implements VersionsQuestion {
  static create({ knex }: { knex: Knex }): VersionsQuestion {
    return new DatabaseVersionsQuestion(createReader(knex));
  }

  private constructor(private readonly reader: SqlReader) {}

  async answer(
    query: ListVersions['query'],
    asker: Asker,
  ): Promise<VersionList> {
    const { fleet } = asker;
    const { cluster, limit = DEFAULT_LIMIT } = query;
    const asked = cluster ? fleet.resolve(cluster) : undefined;
    const visible = visibleTo(this.reader, asker, 'w');
    const { rows, total, nextCursor } = await findServices(this.reader, {
      ...query,
      limit,
      clusterNo: asked?.no,
      visible,
    });
    const running = await readRunning(this.reader, {
      serviceIds: rows.map(({ id }) => id),
      visible,
    });
    return {
      items: rows.map(row =>
        toServiceVersions(row, running.get(row.id) ?? [], fleet),
      ),
      nextCursor,
      totalItems: total,
      coverage: fleet.coverage(asked && [asked]),
    };
  }
}
