import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../../testing/migrated';
import { seeingAll } from '../../testing/seeingAll';
import { seedFleet } from '../../testing/seedFleet';
import { createReader, type SqlReader } from '../sql';
import type { FleetSnapshot } from '../coverage';
import { filterSql } from './filterSql';
import { parseFilter } from './parseFilter';
import {
  modelHolds,
  type ModelImage,
  type ModelWorkload,
} from './__testUtils__/ModelWorkload';
import { randomFilter, seededRandom } from './__testUtils__/randomFilter';

jest.setTimeout(120_000);

const FILTERS = 600;
const WORKLOADS = 60;

describe('filterSql', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let reader: SqlReader;
    let fleet: FleetSnapshot;
    const model = new Map<number, ModelWorkload>();
    const random = seededRandom(5);
    const maybe = <T>(from: readonly T[]): T | undefined =>
      from[Math.floor(random() * (from.length + 1))];
    const pick = <T>(from: readonly T[]): T =>
      from[Math.floor(random() * from.length)];

    const imageOf = (digests: readonly string[]): ModelImage => ({
      image: pick(['ghcr.io/acme/web', 'nginx', 'Reg/x_y']),
      tag: maybe(['1.0', 'latest']),
      digest: maybe(digests),
    });

    async function addService(name: string) {
      const service = {
        entity_ref: `component:default/${name}`,
        owner: maybe(['group:default/a', 'group:default/b']) ?? null,
        lifecycle: maybe(['production', 'experimental']) ?? null,
        system: maybe(['system:default/s']) ?? null,
      };
      await knex('services').insert({ ...service, lookup: '{}' });
      const { id } = await knex('services').first('id').where(service);
      return { id, ...service };
    }

    async function addWorkload(
      clusterId: string,
      services: Array<Awaited<ReturnType<typeof addService>>>,
    ) {
      const seed = seedFleet(knex);
      const kind = pick(['Deployment', 'StatefulSet', 'CronJob']);
      const images = [imageOf(['sha256:aa']), imageOf([])].slice(
        0,
        pick([0, 1, 2]),
      );
      const labels: Record<string, string> = {
        ...(random() < 0.5 ? { app: pick(['web', 'api']) } : {}),
        ...(random() < 0.3 ? { tier: 'front' } : {}),
      };
      const columns = {
        kind,
        namespace: pick(['shop', 'shop-2', 'web_1']),
        name: pick(['web', 'web-api', 'API', '100%', 'a_b']),
        status: pick(['healthy', 'failed']),
        version: maybe(['1.0', '1.1', 'v2']) ?? null,
        desired: pick([0, 1, 2]),
        ready: pick([0, 1, 2]),
      };
      const texts = JSON.stringify(
        images.map((image, n) => ({ container: `c${n}`, ...image })),
      );
      const uid = await seed.workload(
        clusterId,
        { ...columns, images: texts },
        labels,
      );
      const [{ id, cluster_no }] = await knex('workloads')
        .orderBy('id', 'desc')
        .limit(1);
      const running = images
        .map(image => ({
          ...image,
          digest: image.digest ?? maybe(['sha256:bb', 'sha256:cc']),
        }))
        .filter(({ digest }) => digest);
      const owner = await ownerOfPods(clusterId, { uid, kind, texts });
      await seed.pod(clusterId, owner, {
        digests: JSON.stringify(
          running.map(({ image, tag, digest }, n) => [
            `c${n}`,
            digest,
            image,
            tag ?? '',
          ]),
        ),
      });
      const service = maybe(services);
      await knex('workloads')
        .where({ id })
        .update({ service_id: service?.id ?? null });
      const { entity_ref, owner: team, lifecycle, system } = service ?? {};
      model.set(id, {
        cluster: fleet.clusterOf(cluster_no)!,
        labels,
        images,
        running,
        fields: {
          ...columns,
          version: columns.version ?? undefined,
          entityRef: entity_ref,
          owner: team ?? undefined,
          lifecycle: lifecycle ?? undefined,
          system: system ?? undefined,
        },
      });
    }

    /** The pods of a Deployment and of a CronJob are not their own. */
    async function ownerOfPods(
      clusterId: string,
      { uid, kind, texts }: { uid: string; kind: string; texts: string },
    ): Promise<string> {
      const seed = seedFleet(knex);
      if (kind === 'Deployment') {
        return seed.replicaSet(clusterId, uid, { images: texts });
      }
      return kind === 'CronJob'
        ? seed.workload(clusterId, {
            kind: 'Job',
            owner_uid: uid,
            images: texts,
          })
        : uid;
    }

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
      const seed = seedFleet(knex);
      const clusters = [
        await seed.cluster('one', {
          distribution: 'eks',
          platform: 'aws',
          region: 'eu-1',
          labels: '{"env":"prod"}',
        }),
        await seed.cluster('two', {
          distribution: 'gke',
          platform: 'gcp',
          labels: '{"env":"dev"}',
        }),
        await seed.cluster('three', { id: 'id-3', region: 'us-1' }),
      ];
      ({ fleet } = await seeingAll(knex));
      reader = createReader(knex);
      const services = [await addService('web'), await addService('api')];
      for (let n = 0; n < WORKLOADS; n += 1) {
        await addWorkload(pick(clusters), services);
      }
    });

    async function ask(filter: object): Promise<number[]> {
      const predicate = parseFilter(JSON.stringify(filter));
      const sql = filterSql({ reader, fleet, alias: 'w' }, predicate);
      const rows = await reader.read<{ id: number }>({
        text: `select w.id from workloads w
          where not (w.kind = 'Job' and w.owner_id is not null)
            and ${sql.text} order by w.id`,
        values: sql.values,
      });
      return rows.map(({ id }) => id);
    }

    it('finds what a model finds, for filters of every kind', async () => {
      const generate = seededRandom(7);
      const found = new Set<number>();
      for (let n = 0; n < FILTERS; n += 1) {
        const filter = randomFilter(generate);
        const predicate = parseFilter(JSON.stringify(filter));
        const expected = [...model]
          .filter(([, one]) => modelHolds(predicate, one))
          .map(([id]) => id);
        expect({ filter, ids: await ask(filter) }).toEqual({
          filter,
          ids: expected,
        });
        found.add(expected.length);
      }
      // Else the filters would tell nothing.
      expect(found.size).toBeGreaterThan(WORKLOADS / 2);
    });

    it('takes what databases search by for what it is', async () => {
      const names = async (part: string) => {
        const ids = await ask({ name: { $contains: part } });
        return [...new Set(ids.map(id => model.get(id)!.fields.name))].sort();
      };
      expect(await names('%')).toEqual(['100%']);
      expect(await names('_')).toEqual(['a_b']);
      expect(await names('\\')).toEqual([]);
      expect(await names('api')).toEqual(['API', 'web-api']);
      expect(await ask({ name: "' or 1 = 1 --" })).toEqual([]);
      expect(await ask({ name: '?' })).toEqual([]);
    });
  });
});
