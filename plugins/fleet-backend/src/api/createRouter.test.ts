import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { DatabaseClustersQuestion } from '../questions/clusters';
import { FleetSnapshots } from '../questions/coverage';
import { DatabasePlacementsQuestion } from '../questions/placements';
import { component } from '../testing/askPlacements';
import { migrated } from '../testing/migrated';
import { NOW, seedFleet } from '../testing/seedFleet';
import { createOpenApiRouter } from '../schema/openapi/generated';
import { addClusterRoutes } from './clusters';
import { addPlacementRoutes } from './placements';

jest.setTimeout(60_000);

describe('the HTTP API', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let app: express.Express;

  /** A fleet with everything that answers may have. */
  beforeAll(async () => {
    const knex = await migrated(await databases.init('SQLITE_3'));
    const seed = seedFleet(knex);
    const prod = await seed.cluster('prod', {
      uid: 'uid',
      distribution: 'eks',
      platform: 'aws',
      region: 'eu-west-1',
      git_version: 'v1.34.1',
      labels: '{"env":"prod"}',
      confidence: 'high',
      evidence: '["seen"]',
    });
    await seed.cluster('new', { status: 'initial', observed_at: null });
    await seed.cluster('copy', { uid: 'uid', status: 'stale' });
    await seed.node(prod);
    await seed.kind(prod, 'Pod', { status: 'forbidden', reason: 'no' });
    await seed.kind(prod, 'Rollout', { status: 'absent' });
    await seed.kind(prod, 'Job', {
      bytes: 5_000_000_000,
      errors: 2,
      refused: 1,
      lag_ms: 40,
      last_event_at: '2026-11-24T11:00:00.000Z',
    });
    await seed.locatorProblem('hub', 'no access');
    const uid = await seed.workload(prod, {}, { app: 'web' });
    const rs = await seed.replicaSet(prod, uid);
    await seed.pod(prod, rs, {
      restarts: 2,
      waiting_reason: 'CrashLoopBackOff',
      last_restart_at: '2026-11-24T09:00:00.000Z',
      last_restart_reason: 'Error',
    });
    await seed.workload(prod, { version: null }, { app: 'web' });

    const entity = component('web', {
      'backstage.io/kubernetes-label-selector': 'app=web',
    });
    const snapshots = FleetSnapshots.create({ knex, now: () => NOW });
    // As createRouter has it, but failing where an answer breaks the contract.
    const router = await createOpenApiRouter({
      validatorOptions: { validateResponses: true, validateRequests: true },
    });
    addClusterRoutes(router, {
      clusters: DatabaseClustersQuestion.create({ knex, snapshots }),
    });
    addPlacementRoutes(router, {
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user(),
      }),
      placements: DatabasePlacementsQuestion.create({
        knex,
        catalog: { getEntityByRef: async () => entity },
        snapshots,
      }),
    });
    app = express().use(router).use(mockErrorHandler());
  });

  it.each([
    ['/clusters'],
    ['/clusters?limit=1&orderBy=health&order=desc'],
    ['/clusters?q=prod&status=current&distribution=eks'],
    ['/clusters/prod'],
    ['/clusters/new'],
    ['/placements?entityRef=component:default/web'],
    ['/placements?selector=app%3Dweb&limit=1'],
    ['/placements?service=nothing'],
  ])('answers %s as the OpenAPI file says', async path => {
    const response = await request(app).get(path);
    expect([response.status, response.body.error]).toEqual([200, undefined]);
  });

  it.each([
    ['/clusters/nothing', 404],
    ['/placements?service=a&cluster=nothing', 404],
  ])(
    'answers %s with an error as the OpenAPI file says',
    async (path, status) => {
      const response = await request(app).get(path);
      expect(response.status).toBe(status);
      expect(response.body.error).toMatchObject({ name: 'NotFoundError' });
    },
  );

  it('notices an answer that is not as the OpenAPI file says', async () => {
    const router = await createOpenApiRouter({
      validatorOptions: { validateResponses: true },
    });
    router.get('/clusters', async (_, res) => {
      res.json(JSON.parse('{"items":[]}'));
    });
    const broken = express().use(router).use(mockErrorHandler());
    const { status } = await request(broken).get('/clusters');
    expect(status).not.toBe(200);
  });
});
