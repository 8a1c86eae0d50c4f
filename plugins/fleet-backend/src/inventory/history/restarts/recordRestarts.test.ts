import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { FakeClock } from '../../../collect/FakeClock';
import { inventoryWriter } from '../../../testing/inventoryWriter';
import { migrated } from '../../../testing/migrated';
import {
  containerStatus,
  deployment,
  metadata,
  ownedBy,
  pod,
  template,
  type TestObject,
} from '../../../testing/objects';
import { seedFleet } from '../../../testing/seedFleet';
import { WatchedCluster } from '../../../testing/WatchedCluster';
import type { DatabaseInventoryWriter } from '../../store/DatabaseInventoryWriter';
import { RestartKeeper } from './RestartKeeper';

jest.setTimeout(60_000);

const UID = 'uid-of-the-pod';
const OWNER = { uid: 'uid-deployment' };

describe('restarts', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let clock: FakeClock;
    let writer: DatabaseInventoryWriter;
    let id: string;
    let cluster: WatchedCluster;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      clock = new FakeClock();
      writer = inventoryWriter(knex, { clock });
      id = await seedFleet(knex).cluster('one');
      cluster = new WatchedCluster(id, writer);
    });

    const keep = () =>
      RestartKeeper.create({ knex, writer, now: clock.now }).run(
        new AbortController().signal,
      );

    /** What is kept, in words. */
    async function kept(): Promise<string[]> {
      await keep();
      const rows = await knex('restarts as r')
        .join('history_workloads as h', 'h.id', 'r.workload_id')
        .join('texts as c', 'c.id', 'r.container')
        .leftJoin('texts as t', 't.id', 'r.reason')
        .select('h.kind', 'h.namespace', 'h.name', 'r.*')
        .select('c.text as container', 't.text as reason')
        .orderBy(['r.id', 'c.text']);
      return rows.map(row => {
        const at = new Date(Math.floor(row.id / 65536) * 1000).toISOString();
        const evidence = ['observed', 'recovered'][row.evidence];
        const { kind, namespace, name, container } = row;
        return `${at.slice(11, 19)} ${namespace}/${kind}/${name} ${container} ${
          row.count
        } ${row.reason} ${row.exit_code} ${evidence}`;
      });
    }

    it('are those between what was known of a container and what comes', async () => {
      await cluster.changed(web(0));
      await cluster.changed(web(1, ended('11:00:00', 'Error', 1)));
      await cluster.changed(web(4, ended('11:30:00', 'OOMKilled', 137)));
      expect(await kept()).toEqual([
        '11:00:00 shop/Pod/web-1 web 1 Error 1 observed',
        '11:30:00 shop/Pod/web-1 web 3 OOMKilled 137 observed',
      ]);
    });

    it('are told of each container by itself', async () => {
      const both = (a: number, b: number, more = {}) =>
        podOf([
          containerStatus('a', { restartCount: a, ...more }),
          containerStatus('b', { restartCount: b, ...more }),
        ]);
      await cluster.changed(both(0, 0));
      await cluster.changed(both(1, 0, ended('11:00:00', 'Error', 1)));
      await cluster.changed(both(1, 2, ended('11:10:00', 'Error', 2)));
      expect(await kept()).toEqual([
        '11:00:00 shop/Pod/web-1 a 1 Error 1 observed',
        '11:10:00 shop/Pod/web-1 b 2 Error 2 observed',
      ]);
    });

    it('of a pod that was not known are its last ones alone', async () => {
      await cluster.listed(web(7, ended('10:00:00', 'Error', 1)));
      await cluster.changed(web(8, ended('11:00:00', 'Error', 1)));
      expect(await kept()).toEqual([
        '10:00:00 shop/Pod/web-1 web 1 Error 1 recovered',
        '11:00:00 shop/Pod/web-1 web 1 Error 1 observed',
      ]);
    });

    it('of a pod that was not known are none where no time is told', async () => {
      await cluster.listed(web(7));
      expect(await kept()).toEqual([]);
    });

    it('of a pod that a former release kept are its last ones alone', async () => {
      await cluster.listed(web(7, ended('10:00:00', 'Error', 1)));
      await kept();
      await knex('restarts').delete();
      await knex('pods').update({ containers: null, row_hash: 0 });
      const after = new WatchedCluster(id, inventoryWriter(knex, { clock }));
      await after.listed(web(9, ended('11:00:00', 'Error', 1)));
      expect(await kept()).toEqual([
        '11:00:00 shop/Pod/web-1 web 1 Error 1 recovered',
      ]);
    });

    it('are not those of the pod that another replaced', async () => {
      await cluster.changed(web(0));
      await cluster.changed(web(3, ended('11:00:00', 'Error', 1)));
      await cluster.deleted(web(3));
      await cluster.changed(web(0, {}, 'another-uid'));
      expect(await kept()).toEqual([
        '11:00:00 shop/Pod/web-1 web 3 Error 1 observed',
      ]);
    });

    it('are told once, however often the pod is listed and the backend started', async () => {
      await cluster.changed(web(0));
      await cluster.changed(web(2, ended('11:00:00', 'Error', 1)));
      await cluster.listed(web(2, ended('11:00:00', 'Error', 1)));
      const after = new WatchedCluster(id, inventoryWriter(knex, { clock }));
      await after.listed(web(2, ended('11:00:00', 'Error', 1)));
      await after.listed(web(3, ended('11:20:00', 'Error', 1)));
      expect(await kept()).toEqual([
        '11:00:00 shop/Pod/web-1 web 2 Error 1 observed',
        '11:20:00 shop/Pod/web-1 web 1 Error 1 observed',
      ]);
    });

    it('are told once where rows of a cluster go and come back', async () => {
      await cluster.changed(web(0));
      await cluster.changed(web(2, ended('11:00:00', 'Error', 1)));
      await kept();
      await knex('pods').delete();
      const after = new WatchedCluster(id, inventoryWriter(knex, { clock }));
      await after.listed(web(2, ended('11:00:00', 'Error', 1)));
      expect(await kept()).toHaveLength(1);
    });

    it('are dated when they are seen where no newer time is told, or one to come', async () => {
      await cluster.changed(web(0));
      await cluster.changed(web(1));
      await clock.advance(60_000);
      await cluster.changed(web(2, ended('13:00:00', 'Error', 1)));
      expect(await kept()).toEqual([
        '12:00:00 shop/Pod/web-1 web 1 null null observed',
        '12:01:00 shop/Pod/web-1 web 1 Error 1 observed',
      ]);
    });

    it('are none where a count falls', async () => {
      await cluster.changed(web(0));
      await cluster.changed(web(2, ended('11:00:00', 'Error', 1)));
      await cluster.changed(web(1, ended('11:10:00', 'Error', 1)));
      expect(await kept()).toHaveLength(1);
    });

    it('in one second are all kept', async () => {
      const many = (count: number, more = {}) =>
        podOf(
          Array.from({ length: 40 }, (_, n) =>
            containerStatus(`c${n}`, { restartCount: count, ...more }),
          ),
        );
      await cluster.changed(many(0));
      await cluster.changed(many(1, ended('11:00:00', 'Error', 1)));
      await cluster.changed(many(2, ended('11:00:00', 'Error', 1)));
      expect(await kept()).toHaveLength(80);
    });

    it('belong to the workload at the top, which may come later', async () => {
      await cluster.listed(
        web(1, ended('11:00:00', 'Error', 1), UID, 'ReplicaSet', 'uid-rs'),
      );
      expect(await kept()).toEqual([]);
      await cluster.listed(replicaSet());
      expect(await kept()).toEqual([]);
      await cluster.listed(deployment('checkout', { metadata: OWNER }));
      const [row] = await kept();
      expect(row).toContain(' shop/Deployment/checkout web 1 ');
      expect(await knex('restarts_due')).toEqual([]);
    });

    it('belong to the CronJob whose Job runs the pod', async () => {
      await cluster.listed(cronJob(), job());
      await cluster.listed(
        web(1, ended('11:00:00', 'Error', 1), UID, 'Job', 'uid-job'),
      );
      const [row] = await kept();
      expect(row).toContain(' shop/CronJob/nightly web 1 ');
    });

    it('belong to the pod where nothing that is collected controls it', async () => {
      await cluster.listed(
        web(1, ended('11:00:00', 'Error', 1), UID, 'Node', 'uid-node'),
      );
      expect(await kept()).toEqual([]);
      await clock.advance(61_000);
      const [row] = await kept();
      expect(row).toContain(' shop/Pod/web-1 web 1 ');
    });

    it('wait for kinds that are listed still', async () => {
      await seedFleet(knex).kind(id, 'ReplicaSet', { status: 'initial' });
      await cluster.listed(
        web(1, ended('11:00:00', 'Error', 1), UID, 'ReplicaSet', 'uid-rs'),
      );
      await clock.advance(600_000);
      expect(await kept()).toEqual([]);
      await knex('kind_syncs').update({ status: 'current' });
      expect(await kept()).toHaveLength(1);
    });

    it('belong to the service of their workload', async () => {
      await cluster.listed(deployment('checkout', { metadata: OWNER }));
      await knex('workloads').update({
        service_id: 7,
        service_confidence: 1,
        service_by: 'app',
      });
      await cluster.listed(replicaSet());
      await cluster.listed(
        web(1, ended('11:00:00', 'Error', 1), UID, 'ReplicaSet', 'uid-rs'),
      );
      await kept();
      expect(await knex('history_workloads').first()).toMatchObject({
        kind: 'Deployment',
        name: 'checkout',
        service_id: 7,
        service_confidence: 1,
        service_by: 'app',
      });
    });

    it('cost no statement where none of the pods has ever restarted', async () => {
      const asked: string[] = [];
      knex.on('query', ({ sql }) => asked.push(sql));
      await cluster.changed(web(0));
      expect(asked.filter(sql => sql.includes('restarts_due'))).toEqual([]);
    });
  });
});

function ended(time: string, reason: string, exitCode: number) {
  const finishedAt = `2026-11-24T${time}Z`;
  return { lastState: { terminated: { finishedAt, reason, exitCode } } };
}

function podOf(
  containerStatuses: unknown[],
  uid = UID,
  owners: object = { ownerReferences: [] },
): TestObject {
  return pod('web-1', {
    metadata: { uid, ...owners },
    status: { containerStatuses },
  });
}

function web(
  restartCount: number,
  more: object = {},
  uid = UID,
  ...controller: [] | [kind: string, uid: string]
): TestObject {
  const [kind, ownerUid] = controller;
  return podOf(
    [containerStatus('web', { restartCount, ...more })],
    uid,
    kind && ownerUid ? ownedBy(kind, ownerUid) : undefined,
  );
}

function replicaSet(): TestObject {
  return {
    kind: 'ReplicaSet',
    metadata: metadata('checkout-5d9c7b', {
      uid: 'uid-rs',
      ...ownedBy('Deployment', 'uid-deployment'),
    }),
    spec: { replicas: 1, template: template('web') },
  };
}

function cronJob(): TestObject {
  return {
    kind: 'CronJob',
    metadata: metadata('nightly', { uid: 'uid-cron' }),
    spec: { jobTemplate: { spec: { template: template('web') } } },
  };
}

function job(): TestObject {
  return {
    kind: 'Job',
    metadata: metadata('nightly-1', {
      uid: 'uid-job',
      ...ownedBy('CronJob', 'uid-cron'),
    }),
    spec: { template: template('web') },
  };
}
