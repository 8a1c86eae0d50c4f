import {
  describeReal,
  startTestbed,
  Testbed,
  TestbedCluster,
} from '@flotilla/testbed-client';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { CountingProxy } from './__testUtils__/CountingProxy';
import { HttpApiServer } from './HttpApiServer';

jest.setTimeout(120_000);

const PROTOBUF = 'application/vnd.kubernetes.protobuf';
const PATHS = [
  '/api/v1/pods',
  '/api/v1/nodes',
  '/api/v1/namespaces',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/replicasets',
  '/apis/apps/v1/statefulsets',
  '/apis/apps/v1/daemonsets',
  '/apis/batch/v1/jobs',
  '/apis/batch/v1/cronjobs',
  '/api/v1/pods?fieldSelector=status.phase%3DRunning',
  '/apis/apps/v1/namespaces/shop/deployments',
  '/api/v1/namespaces/shop/pods',
];

describeReal('HttpApiServer on a real kube-apiserver', () => {
  let testbed: Testbed;
  let cluster: TestbedCluster;
  let proxy: CountingProxy;
  let server: HttpApiServer;
  const stop = new AbortController();
  const { signal } = stop;

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'one' });
    [cluster] = testbed.clusters;
    proxy = await CountingProxy.start(cluster.server);
    const text = await readFile(cluster.readerKubeconfigPath, 'utf8');
    const { clusters, users } = parse(text);
    const ca = clusters[0].cluster['certificate-authority-data'];
    const { token } = users[0].user;
    server = new HttpApiServer(
      {
        url: proxy.url,
        caData: Buffer.from(ca, 'base64').toString('utf8'),
        credential: async () => ({ type: 'bearer', token }),
      },
      Date.now,
    );
  });

  afterAll(async () => {
    stop.abort();
    await server?.close();
    await proxy?.stop();
    await testbed?.stop();
  });

  const watch = async (path: string, accept: string) => {
    const watched = new URL(path, proxy.url);
    watched.searchParams.set('watch', 'true');
    const { pathname, search } = watched;
    return await server.openStream(pathname + search, { signal, accept });
  };

  it('carries lists, twelve watches and pings on one connection', async () => {
    const lists = await Promise.all(
      PATHS.map(path => server.get(path, { signal, accept: PROTOBUF })),
    );
    for (const { contentType, body } of lists) {
      expect(contentType).toBe(PROTOBUF);
      expect(body.subarray(0, 4)).toEqual(Buffer.from('k8s\0'));
    }
    const watches = await Promise.all(
      PATHS.map(path => watch(path, `${PROTOBUF};stream=watch`)),
    );
    expect(watches.map(({ contentType }) => contentType)).toEqual(
      Array(12).fill(`${PROTOBUF};stream=watch`),
    );
    const pings = Array.from({ length: 5 }, () => server.ping({ signal }));
    await Promise.all(pings);
    expect(proxy.accepted).toBe(1);
    const first = await watches[0].chunks[Symbol.asyncIterator]().next();
    expect(first.value.length).toBeGreaterThan(4);
  });

  it('says why it is refused, whatever was accepted', async () => {
    const get = (path: string) =>
      server.get(path, { signal, accept: PROTOBUF });
    await expect(get('/api/v1/secrets')).rejects.toMatchObject({
      failure: 'forbidden',
      message: expect.stringContaining('cannot list resource "secrets"'),
    });
    const future = '/api/v1/pods?resourceVersionMatch=NotOlderThan&limit=1';
    await expect(
      get(`${future}&resourceVersion=${2 ** 40}`),
    ).rejects.toMatchObject({ failure: 'futureVersion' });
  });

  it('notices that the server is frozen, and that it goes on', async () => {
    const { chunks } = await watch(PATHS[0], 'application/json');
    const broken = (async () => {
      for await (const _ of chunks);
    })();
    await cluster.freeze();
    const late = { failure: 'unreachable', message: 'no answer in time' };
    const ping = server.ping({ signal, timeoutMs: 1_000 });
    await expect(ping).rejects.toMatchObject(late);
    await expect(broken).rejects.toMatchObject(late);
    const again = server.ping({ signal, timeoutMs: 1_000 });
    await expect(again).rejects.toMatchObject(late);
    await cluster.thaw();
    await server.ping({ signal });
    const version = await server.getJson('/version', { signal });
    expect(version).toMatchObject({ gitVersion: cluster.gitVersion });
  });

  it('says that the server was killed', async () => {
    const { chunks } = await watch(PATHS[0], 'application/json');
    const broken = (async () => {
      for await (const _ of chunks);
    })();
    await cluster.kill();
    await expect(broken).rejects.toMatchObject({ failure: 'unreachable' });
    await expect(server.ping({ signal })).rejects.toMatchObject({
      failure: 'unreachable',
    });
    await cluster.restart();
    await server.ping({ signal });
  });
});
