import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { dialectOf } from '../../inventory/store/dialect';
import { migrated } from '../../testing/migrated';
import { createReader, type Sql, type SqlReader } from '../sql';
import { recentByCluster, recentByWorkload } from './countRecent';
import { findRestarts } from './findRestarts';
import { readCrashLoops } from './readCrashLoops';
import type { RestartFilter } from './RestartFilter';
import { RestartOrder } from './RestartOrder';

jest.setTimeout(60_000);

const BY_TIME = 'SEARCH r USING INTEGER PRIMARY KEY (rowid>?';
const BY_WORKLOAD =
  'SEARCH r USING INDEX restarts_workload_id_index (workload_id=? AND rowid>?';

describe('how SQLite finds restarts', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrated(await databases.init('SQLITE_3'));
  });

  /** The plan of the statement that a question reads by. */
  async function planOf(ask: (reader: SqlReader) => Promise<unknown>) {
    const statements: Sql[] = [];
    const inner = createReader(knex);
    await ask({
      oneOf: (column, values) => inner.oneOf(column, values),
      read: async sql => {
        statements.push(sql);
        return [];
      },
    });
    expect(statements).toHaveLength(1);
    const [{ text, values }] = statements;
    const plan = await knex.raw(`explain query plan ${text}`, values as never);
    return plan.map(({ detail }: { detail: string }) => detail).join('\n');
  }

  const find = (more: Partial<RestartFilter>) => (reader: SqlReader) =>
    findRestarts(reader, dialectOf(knex), {
      filter: { from: 1, until: 2, workloads: [], ...more },
      crashLoops: [],
      order: new RestartOrder('count'),
      limit: 10,
    });

  it('is by time where nothing narrower is asked for', async () => {
    const plan = await planOf(find({}));
    // Once by container, and once by reason.
    expect(plan.split(BY_TIME)).toHaveLength(3);
    // What was counted is joined by an index, and a page's details are looked up.
    expect(plan).toContain(
      'SEARCH f USING AUTOMATIC COVERING INDEX (workload_id=? AND container=?)',
    );
    expect(plan.split(BY_WORKLOAD)).toHaveLength(2);
    expect(await planOf(find({ reason: 'Error' }))).toContain(BY_TIME);
  });

  it('is by the workloads of a cluster or a service', async () => {
    const ofCluster = await planOf(find({ clusterNo: 1 }));
    expect(ofCluster).toContain(BY_WORKLOAD);
    expect(ofCluster).toMatch(
      /SEARCH h USING .*INDEX history_workloads_cluster_no_\S+ \(cluster_no=\?\)/,
    );
    const ofService = await planOf(find({ entityRef: 'component:a/b' }));
    expect(ofService).toContain(BY_WORKLOAD);
    expect(ofService).toContain(
      'SEARCH s USING COVERING INDEX services_entity_ref_unique',
    );
  });

  it('of the last day is by time for clusters, by workload for placements', async () => {
    expect(
      await planOf(reader => recentByCluster(reader, { nos: [1], now: 0 })),
    ).toContain(BY_TIME);
    expect(
      await planOf(reader => recentByWorkload(reader, { ids: [1], now: 0 })),
    ).toContain(BY_WORKLOAD);
  });

  it('looks at no pods for crash loops but those that wait', async () => {
    const dialect = dialectOf(knex);
    expect(await planOf(reader => readCrashLoops(reader, dialect))).toMatch(
      /SCAN p USING INDEX pods_waiting_index|SEARCH p USING INDEX pods_waiting_index/,
    );
  });
});
