import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { seedFleet } from '../../testing/seedFleet';
import { createReader, type Sql } from '../sql';
import { parseFilter } from '../filter';
import { matchingWorkloads } from './matchingWorkloads';

jest.setTimeout(120_000);

const MANY = 5_000;

describe('how workloads are found', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    const isSqlite = databaseId.startsWith('SQLITE');
    let knex: Knex;

    /** One workload as any, and many more; of which each has its own image. */
    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const cluster = await seed.cluster('one');
      const uid = await seed.workload(cluster, { images: '[]' });
      const rs = await seed.replicaSet(cluster, uid);
      await seed.pod(cluster, rs);
      await addMany('texts', n => ({ key: `k${n}`, text: `t${n}` }));
      await addMany('images', n => ({
        repository: `registry/r${n}`,
        familiar_name: `r${n}`,
        tag: '1',
        digest: `sha256:${n}`,
        first_seen_at: '',
      }));
      await addMany(
        'text_images',
        (_, id) => ({ text_id: id, image_id: id }),
        false,
      );
      const bytes = (n: number) => Buffer.from(String(n).padStart(16, '0'));
      await addMany('object_ids', n => ({ uid: bytes(n), cluster_no: 1 }));
      const { id: w, ...workload } = await knex('workloads').first();
      await addMany('workloads', (n, id) => ({
        ...workload,
        name: `w${n % 50}`,
        images: id,
      }));
      const { id: r, ...replicaSet } = await knex('replica_sets').first();
      await addMany('replica_sets', (_, id) => ({
        ...replicaSet,
        desired: 1,
        owner_id: id,
        images: id,
      }));
      const { id: p, ...pod } = await knex('pods').first();
      const podOf = (n: number, id: number) => ({
        ...pod,
        uid: bytes(n),
        owner_id: id,
        digests: id,
      });
      await addMany('pods', podOf, false);
      if (!isSqlite) {
        // As the database itself does after a while.
        await knex.raw('vacuum analyze');
      }
    });

    async function addMany(
      table: string,
      row: (n: number, id: number) => Record<string, unknown>,
      hasId = true,
    ) {
      const rows = Array.from({ length: MANY }, (_, n) => {
        const id = 10_000 + n;
        return hasId ? { ...row(n, id), id } : row(n, id);
      });
      await knex.batchInsert(table, rows, 200);
    }

    async function planOf({ text, values }: Sql): Promise<string> {
      const explain = isSqlite ? 'explain query plan' : 'explain';
      const lines = await knex.raw(
        `${explain} ${text}`,
        values as Knex.Value[],
      );
      return JSON.stringify(lines.rows ?? lines);
    }

    async function plan(filter: object): Promise<string> {
      const asker = await seeingAll(knex);
      const predicate = parseFilter(JSON.stringify(filter));
      const { text, values } = matchingWorkloads(
        createReader(knex),
        asker,
        predicate,
      );
      return planOf({
        text: `select w.cluster_no, count(*) from workloads w
          where ${text} group by w.cluster_no`,
        values,
      });
    }

    it('begins with the images, where one is asked for', async () => {
      const found = await plan({ image: 'registry/r7', tag: '1' });
      expect(found).toContain('workloads_images_index');
      expect(found).toContain('images_repository_tag_digest_unique');
    });

    it('begins with the digest, and looks at pods of few workloads', async () => {
      const found = await plan({ digest: 'sha256:7' });
      expect(found).toContain('images_digest_index');
      expect(found).toContain('replica_sets_running_images_index');
      expect(found).toContain('pods_owner_id_index');
      expect(found).not.toMatch(/SCAN (p|o)\b|Seq Scan on pods/);
    });

    it('searches distinct names in their index', async () => {
      const found = await plan({ name: { $contains: 'w1' } });
      expect(found).toContain('workloads_name_index');
    });
  });
});
