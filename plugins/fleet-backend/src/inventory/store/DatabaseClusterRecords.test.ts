import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { inventoryWriter } from '../../testing/inventoryWriter';
import { migrated } from '../../testing/migrated';
import { metadata } from '../../testing/objects';
import { seedFleet } from '../../testing/seedFleet';
import { DiffingSink } from '../diff';
import { createProjections } from '../projections';
import { DatabaseClusterRecords } from './DatabaseClusterRecords';
import type { DatabaseInventoryWriter } from './DatabaseInventoryWriter';

jest.setTimeout(60_000);

const AT = (seconds: number) => new Date(seconds * 1000).toISOString();

describe('DatabaseClusterRecords', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    let knex: Knex;
    let clusterId: string;
    let seconds: number;
    let writer: DatabaseInventoryWriter;

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      writer = inventoryWriter(knex);
      seconds = 0;
      clusterId = await seedFleet(knex).cluster('prod', {
        status: 'initial',
        observed_at: null,
        synced_at: null,
      });
    });

    const records = () =>
      DatabaseClusterRecords.create({
        knex,
        writer,
        now: () => seconds * 1000,
      });
    const sinkOf = (kind: string) =>
      new DiffingSink({
        clusterId,
        projection: createProjections(['k3s.io/*', 'rke2.io/node-args']).get(
          kind,
        )!,
        writer,
      });
    const cluster = async () => (await knex('clusters'))[0];

    it('keeps since when a cluster is in its state', async () => {
      const record = records().open(clusterId);
      seconds = 10;
      await record.recordSync({ status: 'stale', reason: 'first' });
      seconds = 20;
      await record.recordSync({ status: 'stale', reason: 'second' });
      expect(await cluster()).toMatchObject({
        status: 'stale',
        status_reason: 'second',
        status_since: AT(10),
      });
      seconds = 30;
      await record.recordSync({ status: 'current' });
      expect(await cluster()).toMatchObject({
        status: 'current',
        status_reason: null,
        status_since: AT(30),
      });
    });

    it('keeps when a cluster was heard of, first and last', async () => {
      const record = records().open(clusterId);
      expect(await record.hasSynced()).toBe(false);
      await record.recordHeard(5_000);
      await writer.flush();
      await record.recordHeard(7_000);
      expect(await record.hasSynced()).toBe(true);
      expect(await records().open(clusterId).hasSynced()).toBe(true);
      expect(await cluster()).toMatchObject({
        observed_at: AT(7),
        synced_at: AT(5),
      });
    });

    it('keeps the last certificate that an API server showed', async () => {
      const record = records().open(clusterId);
      const certificate = {
        subject: 'old',
        issuer: 'kubernetes',
        notBefore: AT(1),
        notAfter: AT(2),
        fingerprint: 'ab',
      };
      await record.recordCertificate(certificate);
      const subject = `new\0${'x'.repeat(300)}`;
      await record.recordCertificate({ ...certificate, subject });
      const { no } = await cluster();
      expect(await knex('server_certificates')).toEqual([
        {
          cluster_no: no,
          subject: `new${'x'.repeat(251)}`,
          issuer: 'kubernetes',
          not_before: AT(1),
          not_after: AT(2),
          fingerprint: 'ab',
        },
      ]);
    });

    it('keeps the state of each kind, and since when', async () => {
      const record = records().open(clusterId);
      seconds = 1;
      await record.recordKind('Pod', { status: 'forbidden', reason: 'a' });
      await record.recordKind('Node', { status: 'current' });
      seconds = 2;
      await record.recordKind('Pod', { status: 'forbidden', reason: 'b' });
      seconds = 3;
      await record.recordKind('Node', { status: 'stale', reason: 'c' });
      expect(await knex('kind_syncs').orderBy('kind')).toMatchObject([
        { kind: 'Node', status: 'stale', reason: 'c', since: AT(3) },
        { kind: 'Pod', status: 'forbidden', reason: 'b', since: AT(1) },
      ]);
    });

    it('does not touch the checkpoint when a kind changes its state', async () => {
      const record = records().open(clusterId);
      await sinkOf('Pod').apply([], '42');
      await record.recordKind('Pod', { status: 'stale', reason: 'c' });
      expect(await sinkOf('Pod').checkpoint()).toBe('42');
    });

    it('keeps what a cluster is, and what could not be read as it was', async () => {
      const record = records().open(clusterId);
      await record.recordIdentity({
        uid: 'uid-1',
        gitVersion: 'v1.34.1-eks-1a2b3c4',
        detection: {
          distribution: 'eks',
          platform: 'aws',
          region: 'eu-west-1',
          confidence: 'high',
          evidence: ['seen'],
        },
      });
      await record.recordIdentity({
        detection: { distribution: 'rosa', confidence: 'low', evidence: [] },
      });
      expect(await cluster()).toMatchObject({
        uid: 'uid-1',
        git_version: 'v1.34.1-eks-1a2b3c4',
        distribution: 'rosa',
        platform: null,
        region: null,
        confidence: 'low',
        evidence: '[]',
      });
    });

    it('keeps states and identities with NUL and long texts', async () => {
      const record = records().open(clusterId);
      for (const text of ['a\u0000b', 'x'.repeat(10_000)]) {
        await record.recordSync({ status: 'stale', reason: text });
        await record.recordKind('Pod', { status: 'stale', reason: text });
        await record.recordIdentity({
          uid: text,
          gitVersion: text,
          detection: {
            distribution: text,
            distributionVersion: text,
            platform: text,
            region: text,
            confidence: 'low',
            evidence: [text],
          },
        });
      }
      expect(await cluster()).toMatchObject({ status: 'stale' });
    });

    it('tells detectors of nodes what they may know', async () => {
      const record = records().open(clusterId);
      const node = {
        metadata: metadata('node-1', {
          labels: { a: '1' },
          annotations: {
            'k3s.io/hostname': 'canary',
            'rke2.io/node-args': 'canary',
            other: 'canary',
          },
        }),
        spec: { providerID: 'k3s://node-1' },
        status: { nodeInfo: { osImage: 'Alpine' } },
      };
      await sinkOf('Node').apply([{ type: 'changed', object: node }], '1');
      expect(await record.nodeFacts()).toEqual([
        {
          labels: { a: '1' },
          annotations: ['k3s.io/hostname', 'rke2.io/node-args'],
          providerId: 'k3s://node-1',
          osImage: 'Alpine',
          kernelVersion: undefined,
        },
      ]);
      expect(JSON.stringify(await knex('nodes'))).not.toContain('canary');
    });

    it('keeps the statistics of kinds, the newest of each', async () => {
      const record = records().open(clusterId);
      const stats = {
        bytes: 2 ** 40,
        events: 1,
        errors: 2,
        lists: 1,
        watches: 1,
        refused: 3,
        repairs: 0,
        lagMs: 12.5,
        lastEventAt: 5_000,
      };
      await record.recordKind('Pod', { status: 'current', refused: 1 });
      const row = () => knex('kind_syncs').first().where({ kind: 'Pod' });
      expect(await row()).toMatchObject({ refused: 1, lag_ms: null });
      await record.recordStats([{ ...stats, kind: 'Pod', errors: 1 }]);
      await record.recordStats([{ ...stats, kind: 'Pod' }]);
      await record.recordStats([
        { ...stats, kind: 'Node', lagMs: undefined, lastEventAt: undefined },
      ]);
      await writer.flush();
      expect(await row()).toMatchObject({
        status: 'current',
        refused: 3,
        errors: 2,
        lag_ms: 13,
        last_event_at: AT(5),
      });
      expect(Number((await row()).bytes)).toBe(2 ** 40);
      const node = await knex('kind_syncs').first().where({ kind: 'Node' });
      expect(node).toMatchObject({ lag_ms: null, last_event_at: null });
    });

    it('keeps the last of what is told at once', async () => {
      const record = records().open(clusterId);
      seconds = 1;
      const first = record.recordSync({ status: 'stale' });
      await Promise.all([
        first,
        record.recordSync({ status: 'initial' }),
        record.recordSync({ status: 'current' }),
        record.recordKind('Pod', { status: 'stale' }),
        record.recordKind('Pod', { status: 'current' }),
      ]);
      expect(await cluster()).toMatchObject({ status: 'current' });
      expect(await knex('kind_syncs')).toMatchObject([{ status: 'current' }]);
    });

    it('says nothing of a cluster that is gone', async () => {
      const record = records().open(clusterId);
      await knex('clusters').delete();
      await record.recordSync({ status: 'current' });
      await record.recordKind('Pod', { status: 'current' });
      await record.recordHeard(1);
      await writer.flush();
      expect(await knex('clusters')).toEqual([]);
      expect(await record.nodeFacts()).toEqual([]);
      expect(await record.hasSynced()).toBe(false);
    });
  });
});
