import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { KubeObject } from '../../collect/reflector/types';
import { inventoryWriter } from '../../testing/inventoryWriter';
import { migrated } from '../../testing/migrated';
import {
  containerStatus,
  deployment,
  metadata,
  pod,
} from '../../testing/objects';
import { seedFleet } from '../../testing/seedFleet';
import { createProjections, ProjectedRow, Projection } from '../projections';
import type { DatabaseInventoryWriter } from '../store/DatabaseInventoryWriter';
import { DiffingSink } from './DiffingSink';

jest.setTimeout(60_000);

const changed = (object: KubeObject) => ({ type: 'changed' as const, object });
const deleted = (object: KubeObject) => ({ type: 'deleted' as const, object });
const LONG = 'x'.repeat(10_000);

describe('DiffingSink, where writes fail or texts are odd', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let clusterId: string;
    let writer: DatabaseInventoryWriter;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      writer = inventoryWriter(knex);
      clusterId = await seedFleet(knex).cluster('prod');
    });

    const projectionOf = (kind: string) => createProjections([]).get(kind)!;
    const sinkOf = (kind: string, projection = projectionOf(kind)) =>
      new DiffingSink({ clusterId, projection, writer });

    const withoutName = (row: ProjectedRow) => ({
      ...row,
      cells: { ...row.cells, name: null },
    });

    /** Deployments named 'bad' cannot be written. */
    const failing: Projection = {
      ...projectionOf('Deployment'),
      project(object) {
        const row = projectionOf('Deployment').project(object)!;
        return row.cells.name === 'bad' ? withoutName(row) : row;
      },
    };

    it('keeps neither rows nor checkpoint of a batch that fails', async () => {
      const sink = sinkOf('Deployment', failing);
      await sink.apply([changed(deployment('a'))], '1');
      const batch = [
        deleted(deployment('a')),
        changed(deployment('b')),
        changed(deployment('bad')),
      ];
      await expect(sink.apply(batch, '2')).rejects.toThrow();
      expect(await knex('workloads').pluck('name')).toEqual(['a']);
      expect(await sink.checkpoint()).toBe('1');
    });

    it('writes the same batch again after it failed', async () => {
      let broken = true;
      const flaky: Projection = {
        ...projectionOf('Deployment'),
        project(object) {
          const row = projectionOf('Deployment').project(object)!;
          return broken && row.cells.name === 'b' ? withoutName(row) : row;
        },
      };
      const sink = sinkOf('Deployment', flaky);
      const batch = ['a', 'b'].map(name => changed(deployment(name)));
      await expect(sink.apply(batch, '2')).rejects.toThrow();
      broken = false;
      await sink.apply(batch, '2');
      expect((await knex('workloads').pluck('name')).sort()).toEqual([
        'a',
        'b',
      ]);
    });

    it('drops nothing and keeps no checkpoint where a list fails', async () => {
      const sink = sinkOf('Deployment', failing);
      await sink.apply([changed(deployment('a'))], '1');
      await sink.forget();
      const session = sink.replace();
      await expect(session.add([deployment('bad')])).rejects.toThrow();
      expect(await knex('workloads').pluck('name')).toEqual(['a']);
      expect(await sink.checkpoint()).toBeUndefined();
    });

    it('writes in the order in which it was asked, whatever fails', async () => {
      const sink = sinkOf('Deployment', failing);
      const one = deployment('web', { spec: { replicas: 1 } });
      const two = deployment('web', { spec: { replicas: 2 } });
      const outcomes = await Promise.allSettled([
        sink.apply([changed(one)], '1'),
        sink.apply([changed(deployment('bad'))], '2'),
        sink.apply([changed(two)], '3'),
        sink.checkpoint(),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'fulfilled',
      ]);
      expect(outcomes[3]).toMatchObject({ value: '3' });
      expect(await knex('workloads')).toMatchObject([{ desired: 2 }]);
    });

    it('keeps Deployments with NUL and long texts everywhere', async () => {
      for (const text of ['a\u0000b', LONG]) {
        const odd = deployment('odd', {
          metadata: { labels: { plain: text, [text]: 'v' }, namespace: text },
          spec: {
            template: {
              spec: { containers: [{ name: text, image: `i:${text}` }] },
            },
          },
          status: { conditions: [{ type: 'Progressing', reason: text }] },
        });
        const sink = sinkOf('Deployment');
        await sink.apply([changed(odd)], '1');
        const [row] = await knex('workloads');
        expect(JSON.stringify(row)).not.toContain('\\u0000');
        expect(JSON.stringify(row).length).toBeLessThan(LONG.length);
        const labels = await knex('workload_labels')
          .join('labels as l', 'l.id', 'label_id')
          .where('label_key', 'plain');
        expect(labels[0].label_value.slice(0, 2)).toBe(
          text.replace('\u0000', '').slice(0, 2),
        );
      }
    });

    it.each([
      ['Node'],
      ['Pod'],
      ['ReplicaSet'],
      ['Namespace'],
      ['Rollout'],
      ['Job'],
    ])('keeps a %s with NUL and long texts everywhere', async kind => {
      for (const text of ['a\u0000b', LONG, '\u0000', '\ud800']) {
        const odd = {
          metadata: metadata('odd', {
            namespace: text,
            labels: { [text]: text },
            annotations: { 'deployment.kubernetes.io/revision': text },
          }),
          spec: { nodeName: text, providerID: text },
          status: {
            phase: text,
            message: text,
            conditions: [{ type: 'Failed', status: 'True', reason: text }],
            nodeInfo: {
              osImage: text,
              kernelVersion: text,
              kubeletVersion: text,
            },
            containerStatuses: [
              containerStatus(text, {
                imageID: `i@${text}`,
                restartCount: 2 ** 31 - 1,
                state: { waiting: { reason: text } },
                lastState: {
                  terminated: {
                    reason: text,
                    finishedAt: '2026-11-20T08:00:00Z',
                  },
                },
              }),
              containerStatus('other', { restartCount: 2 ** 31 - 1 }),
            ],
          },
        };
        await expect(
          sinkOf(kind).apply([changed(odd)], '1'),
        ).resolves.toBeUndefined();
      }
      const { table } = projectionOf(kind);
      expect(await knex(table).pluck('name')).toEqual(['odd']);
    });

    it.each([['-99999999999'], ['99999999999'], ['-Infinity'], ['1.5'], ['x']])(
      'keeps a ReplicaSet of revision %s',
      async revision => {
        const annotations = { 'deployment.kubernetes.io/revision': revision };
        const odd = { metadata: metadata('rs', { annotations }), spec: {} };
        await sinkOf('ReplicaSet').apply([changed(odd)], '1');
        expect(await knex('replica_sets').pluck('name')).toEqual(['rs']);
      },
    );

    it('keeps labels named as properties of every object are', async () => {
      const labels = JSON.parse(
        '{"__proto__":"a","constructor":"b","toString":"c"}',
      );
      const odd = deployment('odd', {
        metadata: { labels },
        spec: { template: {} },
      });
      await sinkOf('Deployment').apply([changed(odd)], '1');
      const kept = await knex('labels');
      expect(kept.map(l => [l.label_key, l.label_value]).sort()).toEqual([
        ['__proto__', 'a'],
        ['constructor', 'b'],
        ['toString', 'c'],
      ]);
      expect(({} as Record<string, unknown>).a).toBeUndefined();
    });

    it('keeps the others of a batch with a UID or name that no column can hold', async () => {
      const good = pod('good');
      const bad = { metadata: metadata('bad', { uid: LONG }) };
      const worse = { metadata: metadata(LONG, { uid: 'x' }) };
      await sinkOf('Pod').apply([good, bad, worse].map(changed), '1');
      expect(await knex('pods').pluck('name')).toContain('good');
    });
  });
});
