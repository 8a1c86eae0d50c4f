import {
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { NewRollout } from '@flotilla/backstage-plugin-fleet-common';
import express from 'express';
import request from 'supertest';
import { DefaultReadAccess } from '../access';
import { Engines } from '../delivery';
import { FakeEngine } from '../delivery/engines/FakeEngine';
import { FleetSnapshots } from '../questions/coverage';
import { createOpenApiRouter } from '../schema/openapi/generated';
import { migrated } from '../testing/migrated';
import { NOW, seedFleet } from '../testing/seedFleet';
import { testDelivery } from '../testing/testDelivery';
import {
  ASKERS,
  credentialsOf,
  threeAskersPolicy,
} from '../testing/threeAskers';
import { addRolloutRoutes } from './rollouts';

jest.setTimeout(60_000);

const { signal } = new AbortController();

const rollout: NewRollout = {
  name: 'shop',
  namespace: 'common',
  source: {
    image: {
      changes: [{ image: 'acme/shop:2' }],
      workload: { kind: 'Deployment', name: 'shop' },
    },
  },
  placement: { clusterSelector: 'env=prod' },
  engine: 'fake',
  strategy: {
    waves: [{ name: 'canary', count: 1, approval: true }],
  },
};

describe('the routes of rollouts', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const auditor = mockServices.auditor.mock();
  let app: express.Express;
  let asker: keyof typeof ASKERS;
  let engine: FakeEngine;
  let steer: (id: string) => Promise<void>;

  beforeEach(async () => {
    jest.clearAllMocks();
    asker = 'some';
    const knex = await migrated(await databases.init('SQLITE_3'));
    const seed = seedFleet(knex);
    const images = JSON.stringify([
      { container: 'shop', image: 'acme/shop', tag: '1' },
    ]);
    for (const [name, env] of [
      ['prod-a', 'prod'],
      ['prod-b', 'prod'],
      ['dev', 'dev'],
    ]) {
      const labels = JSON.stringify({ env });
      const id = await seed.cluster(name, { id: name, labels });
      await seed.workload(id, { name: 'shop', namespace: 'common', images });
    }
    let time = NOW;
    // No two things happen at once.
    const now = () => (time += 1);
    const snapshots = FleetSnapshots.create({ knex, now });
    const permissions = threeAskersPolicy;
    engine = new FakeEngine('fake');
    const engines = new Engines();
    engines.addEngine(engine);
    const { rollouts, executor } = testDelivery({
      knex,
      access: DefaultReadAccess.create({ permissions, snapshots, now }),
      permissions,
      snapshots,
      engines,
      now,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      catalog: { getEntityByRef: async () => ({}) } as never,
    });
    steer = id => executor.step(id, signal);
    const router = await createOpenApiRouter({
      validatorOptions: { validateResponses: true, validateRequests: true },
    });
    addRolloutRoutes(router, rollouts, {
      httpAuth: { credentials: async () => credentialsOf(asker) as never },
      auditor,
    });
    app = express().use(router).use(mockErrorHandler());
  });

  const begin = async () => {
    const { body, status } = await request(app).post('/rollouts').send(rollout);
    expect([status, body.error]).toEqual([201, undefined]);
    return body;
  };

  const act = (id: string, name: string, body: object = {}) =>
    request(app).post(`/rollouts/${id}/${name}`).send(body);

  const get = async (id: string) =>
    (await request(app).get(`/rollouts/${id}`)).body;

  it('plans without keeping anything', async () => {
    const { status, body } = await request(app)
      .post('/rollouts?dryRun=true')
      .send(rollout);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body).toMatchObject({
      waves: [
        { name: 'canary', clusters: [{ name: 'prod-a' }] },
        { name: 'rest', clusters: [{ name: 'prod-b' }] },
      ],
      items: [{ engine: 'fake', namespace: 'common' }, { engine: 'fake' }],
      coverage: { clusters: 2 },
    });
    expect((await request(app).get('/rollouts')).body.items).toEqual([]);
    expect(engine.log).toEqual([]);
  });

  it('begins one, which waits for somebody else to approve', async () => {
    const { id, state, acts } = await begin();
    expect(state).toBe('running');
    expect(acts).toEqual(['pause', 'abort', 'rollback', 'retry']);
    await steer(id);
    expect(await get(id)).toMatchObject({
      state: 'waiting',
      requestedBy: ASKERS.some,
      request: rollout,
      waves: [{ state: 'awaitingApproval' }, { state: 'pending' }],
    });
    const own = await act(id, 'approve');
    expect(own.status).toBe(403);
    expect(own.body.error.message).toContain('cannot approve it');
    asker = 'admin';
    const approved = await act(id, 'approve', { comment: 'Looks fine' });
    expect(approved.body.waves[0].approval).toMatchObject({
      by: ASKERS.admin,
      comment: 'Looks fine',
    });
    await steer(id);
    const ended = await get(id);
    expect(ended).toMatchObject({ state: 'succeeded', healthy: 2 });
    expect(ended.events.map(({ type }: { type: string }) => type)).toContain(
      'approved',
    );
    expect(engine.log.map(line => line.replace(/ \d+$/, ''))).toEqual([
      'deliver prod-a',
      'deliver prod-b',
    ]);
  });

  it('rolls back what it delivered', async () => {
    const { id } = await begin();
    asker = 'admin';
    await act(id, 'approve');
    await steer(id);
    expect((await act(id, 'rollback')).status).toBe(200);
    await steer(id);
    expect((await get(id)).state).toBe('rolledBack');
    expect([...engine.revisions.values()]).toEqual(['old', 'old']);
    const again = await act(id, 'rollback');
    expect(again.status).toBe(409);
  });

  it('does not undo what a later one brought', async () => {
    const first = await begin();
    await act(first.id, 'abort');
    await steer(first.id);
    const later = await begin();
    const { status, body } = await act(first.id, 'rollback');
    expect(status).toBe(400);
    expect(body.error.message).toContain(later.id);
  });

  it('has greater fencing tokens than any rollout before it', async () => {
    const tokens: number[] = [];
    for (let n = 0; n < 2; n += 1) {
      asker = 'some';
      const { id } = await begin();
      asker = 'admin';
      await act(id, 'approve');
      await steer(id);
      tokens.push(Number(engine.log.at(-1)!.split(' ')[2]));
    }
    expect(tokens[1]).toBeGreaterThan(tokens[0]);
  });

  it('has one of a name under way', async () => {
    const { id } = await begin();
    const { status, body } = await request(app).post('/rollouts').send(rollout);
    expect(status).toBe(409);
    expect(body.error.message).toContain(id);
  });

  it('keeps people from what they may not do', async () => {
    const dev = { ...rollout, placement: { clusters: ['dev'] } };
    const hidden = await request(app).post('/rollouts').send(dev);
    expect(hidden.status).toBe(404);
    asker = 'nobody';
    for (const path of ['/rollouts', '/rollouts?dryRun=true']) {
      expect((await request(app).post(path).send(rollout)).status).toBe(403);
    }
    expect((await request(app).get('/rollouts')).status).toBe(403);
    asker = 'some';
    const { id } = await begin();
    asker = 'nobody';
    expect((await act(id, 'abort')).status).toBe(403);
  });

  it('does not let people act on what they know only in part', async () => {
    asker = 'admin';
    const placement = { clusterSelector: 'env' };
    const { body } = await request(app)
      .post('/rollouts')
      .send({ ...rollout, placement });
    asker = 'some';
    const seen = await get(body.id);
    expect(seen).toMatchObject({ targets: 2, acts: [] });
    expect(seen.request).toBeUndefined();
    expect((await act(body.id, 'abort')).status).toBe(403);
  });

  it('refuses what the contract does not have', async () => {
    const odd = { ...rollout, strategy: { concurrency: 0 } };
    expect((await request(app).post('/rollouts').send(odd)).status).toBe(400);
    expect((await act('not-a-uuid', 'pause')).status).toBe(400);
    const { id } = await begin();
    expect((await act(id, 'explode')).status).toBe(400);
  });

  it('audits acts with what they are about', async () => {
    const { id } = await begin();
    await act(id, 'pause');
    const metas = auditor.createEvent.mock.calls.map(([event]) => event.meta);
    expect(metas).toEqual([
      { actionType: 'create' },
      { actionType: 'pause', id },
    ]);
  });
});
