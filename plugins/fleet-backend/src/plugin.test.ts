import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { json, LoopbackServer } from './collect/apiServer/LoopbackServer';
import { COLLECTED_RESOURCES, resourcePath } from './collect/resources';
import { fleetPlugin } from './plugin';
import { component } from './testing/askPlacements';
import { deployment } from './testing/objects';
import { BROKEN_CONTEXTS, brokenKubeconfig } from './testing/kubeconfigs';

jest.setTimeout(60_000);

const REF = 'component:default/web';

interface Body {
  items: Array<{ name?: string; sync?: { status: string } }>;
  totalItems: number;
}

interface ErrorBody {
  error: { name: string; message: string };
}

/** An API server of one Deployment, which allows no Pods and has no Rollouts. */
function answer(apiServer: LoopbackServer) {
  const documents: Record<string, unknown> = {
    '/version': { gitVersion: 'v1.34.1+k3s1' },
    '/apis': { groups: [] },
    '/api/v1/namespaces/kube-system': { metadata: { uid: 'uid-of-it' } },
    '/apis/apps/v1/deployments': {
      metadata: { resourceVersion: '10' },
      items: [deployment('web')],
    },
  };
  const empty = { metadata: { resourceVersion: '10' }, items: [] };
  for (const resource of COLLECTED_RESOURCES.filter(one => !one.optional)) {
    documents[resourcePath(resource)] ??= empty;
  }
  apiServer.handler = (req, res) => {
    const { pathname, searchParams } = new URL(req.url!, 'http://fake');
    if (pathname === '/api/v1/pods') {
      json({ kind: 'Status', message: 'pods is forbidden' }, 403)(req, res);
    } else if (!Object.hasOwn(documents, pathname)) {
      json({ kind: 'Status', message: 'not found' }, 404)(req, res);
    } else if (searchParams.has('watch')) {
      res.writeHead(200).flushHeaders();
    } else {
      json(documents[pathname])(req, res);
    }
  };
}

describe('fleetPlugin', () => {
  const directory = createMockDirectory();
  let apiServer: LoopbackServer;
  let backend: TestBackend;

  beforeAll(async () => {
    apiServer = await LoopbackServer.start();
    answer(apiServer);
    directory.setContent({ config: brokenKubeconfig(apiServer.url) });
    const path = directory.resolve('config');
    backend = await startTestBackend({
      features: [
        fleetPlugin,
        catalogServiceMock.factory({
          entities: [
            component('web', {
              'backstage.io/kubernetes-label-selector': 'app=web',
            }),
            component('bad', {
              'backstage.io/kubernetes-label-selector': 'a b',
            }),
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            fleet: {
              clusters: [
                { type: 'kubeconfig', path },
                { type: 'kubeconfig', path, id: 'again' },
                { type: 'kubeconfig', path: `${path}-missing`, id: 'missing' },
              ],
            },
          },
        }),
      ],
    });
    await until('/clusters', ({ items }) => {
      // One for each of the two entries that name the file.
      const good = items.filter(({ name }) => name === 'good');
      return (
        good.length === 2 &&
        good.every(({ sync }) => sync?.status === 'current')
      );
    });
  });

  afterAll(async () => {
    await backend.stop();
    await apiServer.stop();
  });

  const get = (path: string) =>
    request(backend.server).get(`/api/fleet${path}`);

  /** Asks again until the answer is as wanted, within the test's time limit. */
  async function until(path: string, wanted: (body: Body) => boolean) {
    for (;;) {
      const { body } = await get(path);
      if (body.items && wanted(body)) {
        return body;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
  const idOf = async (name: string): Promise<string> => {
    const { body } = await get(`/clusters?q=${name}`);
    return body.items[0].id;
  };

  it('lists a cluster for each context, with what is in the way of it', async () => {
    const { status, body } = await get('/clusters?limit=1000');
    expect(status).toBe(200);
    expect(body.totalItems).toBe(2 * (BROKEN_CONTEXTS.length + 1));
    expect(body.coverage).toMatchObject({
      clusters: body.totalItems,
      unreachable: 2 * BROKEN_CONTEXTS.length,
    });
    for (const name of BROKEN_CONTEXTS) {
      const found = body.items.filter(
        (one: { name: string }) => one.name === name,
      );
      expect(found).toHaveLength(2);
      expect(found[0]).toMatchObject({
        distribution: 'unknown',
        health: 'unknown',
        sync: { status: 'unreachable', reason: expect.any(String) },
      });
    }
    expect(body.coverage.problems).toContainEqual({
      locator: 'missing',
      status: 'unreachable',
      reason: expect.stringContaining('ENOENT'),
      since: expect.any(String),
    });
    expect(JSON.stringify(body)).not.toContain('canary');
  });

  it('shows the cluster that is right, and which kinds are seen', async () => {
    const { status, body } = await get(`/clusters/${await idOf('good')}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'good',
      uid: 'uid-of-it',
      distribution: 'k3s',
      version: 'v1.34.1+k3s1',
      workloads: { total: 1, unhealthy: 0 },
      sync: { status: 'current' },
    });
    const statusOf = (kind: string) =>
      body.kinds.find((one: { kind: string }) => one.kind === kind).status;
    expect(statusOf('Deployment')).toBe('current');
    expect(statusOf('Pod')).toBe('forbidden');
    expect(statusOf('Rollout')).toBe('absent');
  });

  it.each([
    [`/placements?entityRef=${REF}`, REF],
    ['/placements?selector=app%3Dweb', undefined],
    ['/placements?selector=app%20in%20(web%2Cdb)', undefined],
  ])('answers where a service runs: %s', async (path, entityRef) => {
    const body = await until(path, found => found.totalItems === 2);
    expect(body.items[0]).toMatchObject({
      cluster: { name: 'good' },
      workload: { kind: 'Deployment', name: 'web' },
      stale: false,
    });
    expect(body.items[0].entityRef).toBe(entityRef);
  });

  it('takes one or several values of a filter, and pages', async () => {
    const one = await get('/clusters?status=current');
    expect(one.body.totalItems).toBe(2);
    const two = await get(
      '/clusters?status=current&status=unreachable&limit=3',
    );
    expect(two.body.totalItems).toBe(2 * (BROKEN_CONTEXTS.length + 1));
    expect(two.body.items).toHaveLength(3);
    const cursor = encodeURIComponent(two.body.nextCursor);
    const next = await get(
      `/clusters?status=current&status=unreachable&limit=3&cursor=${cursor}`,
    );
    const ids = [...two.body.items, ...next.body.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });

  it.each([
    ['/placements', 400, 'InputError'],
    ['/placements?service=a&selector=b', 400, 'InputError'],
    ['/placements?entityRef=web', 400, 'InputError'],
    ['/placements?entityRef=component:default/bad', 400, 'InputError'],
    ['/placements?selector=a%20b', 400, 'InputError'],
    ['/placements?service=a&limit=0', 400, 'InputError'],
    ['/placements?service=a&limit=x', 400, 'InputError'],
    ['/placements?service=a&limit=1001', 400, 'InputError'],
    ['/placements?service=a&cursor=x', 400, 'InputError'],
    ['/placements?service=a%00b', 400, 'InputError'],
    ['/clusters?status=nonsense', 400, 'InputError'],
    ['/clusters?orderBy=nonsense', 400, 'InputError'],
    ['/clusters?cursor=x', 400, 'InputError'],
    ['/clusters/nothing', 404, 'NotFoundError'],
    ['/placements?entityRef=component:default/unknown', 404, 'NotFoundError'],
    ['/placements?service=a&cluster=nothing', 404, 'NotFoundError'],
    ['/clusters/good', 409, 'ConflictError'],
    ['/placements?service=a&cluster=good', 409, 'ConflictError'],
  ])('answers GET %s with %i', async (path, status, name) => {
    const response = await get(path);
    const { error } = response.body as ErrorBody;
    expect([response.status, error.name]).toEqual([status, name]);
    expect(error.message.length).toBeGreaterThan(0);
  });

  it('lists the ids of clusters that share a name', async () => {
    const { body } = await get('/clusters?q=good');
    const { error } = (await get('/clusters/good')).body as ErrorBody;
    for (const { id } of body.items) {
      expect(error.message).toContain(id);
    }
  });

  it.each(['/clusters', '/clusters/good', '/placements?service=a'])(
    'asks who wants to know %s',
    async path => {
      const header = mockCredentials.none.header();
      const { status } = await get(path).set('Authorization', header);
      expect(status).toBe(401);
    },
  );

  it('sends each cluster its own credential, and nobody else', () => {
    const sent = apiServer.requests.map(({ headers }) => headers.authorization);
    expect(new Set(sent)).toEqual(new Set(['Bearer canary']));
  });
});

describe('fleetPlugin, with a wrong configuration', () => {
  it.each([
    [[{ type: 'magic' }], /magic.*config, kubeconfig/],
    [[{ type: 'kubeconfig' }], /path/],
    [[{ type: 'config', clusters: [{ name: 'a' }] }], /url/],
  ])('does not start: %j', async (clusters, message) => {
    const started = startTestBackend({
      features: [
        fleetPlugin,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({ data: { fleet: { clusters } } }),
      ],
    });
    await expect(started).rejects.toThrow(message);
  });
});
