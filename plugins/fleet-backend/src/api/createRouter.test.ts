import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { DefaultReadAccess } from '../access';
import { createQuestions } from '../createQuestions';
import { FakeLiveClusters } from '../collect/live/FakeLiveClusters';
import { FleetSnapshots } from '../questions/coverage';
import { component } from '../testing/askPlacements';
import { FakeEntities } from '../testing/FakeEntities';
import { migrated } from '../testing/migrated';
import { NOW, seedFleet } from '../testing/seedFleet';
import { seedUpgrades } from '../testing/seedUpgrades';
import { createOpenApiRouter } from '../schema/openapi/generated';
import { testDelivery } from '../testing/testDelivery';
import { createRouter } from './createRouter';

jest.setTimeout(60_000);

describe('the HTTP API', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let app: express.Express;

  /** A fleet with everything that answers may have. */
  beforeAll(async () => {
    const knex = await migrated(await databases.init('SQLITE_3'));
    const seed = seedFleet(knex);
    const prod = await seed.cluster('prod', {
      id: 'prod',
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
    await seed.node(prod, { kubelet_version: 'v1.33.1', pressure: null });
    await seed.certificate(prod, { not_after: '2027-01-01T00:00:00.000Z' });
    await seed.serverCertificate(prod);
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
    const past = seedUpgrades(knex);
    const web = await past.workload(prod, {
      name: 'web',
      service: await past.service(
        'component:default/web',
        'group:default/shop',
      ),
      truncatedAt: '2026-11-01T08:00:00.000Z',
    });
    await past.upgrade(web, { at: new Date().toISOString() });
    await past.upgrade(web, { at: new Date().toISOString(), kind: 'rollback' });
    const uid = await seed.workload(prod, {}, { app: 'web' });
    const rs = await seed.replicaSet(prod, uid);
    await seed.pod(prod, rs, {
      restarts: 2,
      waiting_reason: 'CrashLoopBackOff',
      last_restart_at: '2026-11-24T09:00:00.000Z',
      last_restart_reason: 'Error',
    });
    await seed.workload(prod, { version: null }, { app: 'web' });
    await seed.workload(prod, { name: 'web' }, { app: 'web', team: 'shop' });
    const { id: service_id } = await knex('services').first('id');
    const claim = { service_id, service_by: 'app', service_confidence: 0 };
    await knex('workloads').where({ name: 'web' }).update(claim);
    await knex('service_relations').insert({
      service_id,
      relation: 'dependencyOf',
      target: 'component:default/other',
    });
    await knex('services').insert({
      entity_ref: 'component:default/declared',
      declared_by: 'backstage.io/kubernetes-id',
      lifecycle: 'production',
      lookup: '{}',
    });
    const requests = { asked_pods: 2, asked_cpu: 500, asked_memory: 1_024 };
    await knex('workloads').update(requests);
    await knex('nodes').update(requests);

    const entity = component('web', {
      'backstage.io/kubernetes-label-selector': 'app=web',
    });
    const now = () => NOW;
    const permissions = mockServices.permissions();
    const snapshots = FleetSnapshots.create({ knex, now });
    const access = DefaultReadAccess.create({ permissions, snapshots, now });
    // As in the portal, but failing where an answer breaks the contract.
    const router = await createRouter({
      validation: {
        validatorOptions: { validateResponses: true, validateRequests: true },
      },
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user(),
      }),
      auditor: mockServices.auditor.mock(),
      questions: createQuestions({
        knex,
        catalog: {
          getEntityByRef: async () => entity,
          getEntitiesByRefs: (...asked) =>
            new FakeEntities().getEntitiesByRefs(...asked),
        },
        live: liveShop(),
        now,
        access,
      }),
      rollouts: testDelivery({
        knex,
        access,
        permissions,
        snapshots,
        now,
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
      }).rollouts,
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
    ['/restarts?orderBy=lastAt&limit=1'],
    ['/restarts?since=PT1H&cluster=prod&crashLooping=true&reason=Error'],
    ['/workloads/prod:Deployment:shop:checkout/events'],
    ['/workloads/prod:Deployment:shop:checkout/logs?previous=true&tailLines=5'],
    ['/upgrades'],
    ['/upgrades?since=P90D&kind=upgrade&kind=rollback&limit=1'],
    ['/upgrades?cluster=prod&namespace=shop&owner=shop'],
    ['/nodes?cluster=prod&ready=true&os=linux&arch=amd64'],
    ['/nodes?groupBy=zone&orderBy=memory&order=desc&limit=1'],
    ['/versions/clusters?distribution=eks'],
    ['/versions/clusters?orderBy=supportEndsAt&limit=1'],
    ['/certificates?expiresBefore=P2Y'],
    ['/certificates?kind=Certificate&cluster=prod&limit=1'],
    ['/blast-radius?cluster=prod&namespace=shop'],
    ['/blast-radius?image=ghcr.io/acme/checkout:1.2.3&limit=1'],
    ['/unclaimed?cluster=prod&limit=1'],
    ['/unclaimed?owner=group:default/shop'],
    ['/declared'],
    ['/declared?reason=annotationMatchesNothing&limit=1'],
    ['/costs'],
    ['/costs?groupBy=owner&cluster=prod&limit=1'],
  ])('answers %s as the OpenAPI file says', async path => {
    const response = await request(app).get(path);
    expect([response.status, response.body.error]).toEqual([200, undefined]);
  });

  it.each([
    ['/clusters/nothing', 404],
    ['/placements?service=a&cluster=nothing', 404],
    ['/restarts?cluster=nothing', 404],
    ['/workloads/prod:Deployment:shop:nothing/events', 404],
    ['/workloads/prod:Deployment:shop:checkout/logs?pod=nothing', 404],
    ['/upgrades?cluster=nothing', 404],
    ['/nodes?cluster=nothing', 404],
    ['/versions/clusters?cluster=nothing', 404],
    ['/certificates?cluster=nothing', 404],
    ['/blast-radius?cluster=nothing', 404],
    ['/unclaimed?cluster=nothing', 404],
    ['/declared?cluster=nothing', 404],
    ['/costs?cluster=nothing', 404],
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

/** What its cluster tells of a workload. */
function liveShop() {
  const path = '/api/v1/namespaces/shop';
  const involvedObject = { kind: 'Deployment', name: 'checkout' };
  return new FakeLiveClusters()
    .answer('prod', `${path}/events`, () =>
      JSON.stringify({
        items: [
          { involvedObject, lastTimestamp: '2026-11-24T11:00:00Z', count: 2 },
        ],
      }),
    )
    .answer('prod', `${path}/pods/checkout-5d9c7b-x2x4z/log`, () => 'crashed');
}
