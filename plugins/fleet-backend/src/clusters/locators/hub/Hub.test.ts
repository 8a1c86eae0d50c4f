import type { ClusterConnection } from '@flotilla/backstage-plugin-fleet-node';
import { FakeHubServer } from './FakeHubServer';
import { Hub } from './Hub';

const PROFILES = {
  group: 'multicluster.x-k8s.io',
  versions: ['v1alpha1', 'v1alpha2'],
  plural: 'clusterprofiles',
};
const V1 = '/apis/multicluster.x-k8s.io/v1alpha1';
const V2 = '/apis/multicluster.x-k8s.io/v1alpha2';
const object = (name: string) => ({ metadata: { name } });

describe('Hub', () => {
  const { signal } = new AbortController();
  let servers: FakeHubServer[];
  let connections: ClusterConnection[];
  let current: { connection: ClusterConnection } | { problem: string };
  let hub: Hub;

  const connectionTo = (url: string, token = 't'): ClusterConnection => ({
    url,
    credential: async () => ({ type: 'bearer', token }),
  });

  beforeEach(() => {
    servers = [new FakeHubServer(), new FakeHubServer()];
    connections = [];
    current = { connection: connectionTo('https://hub') };
    hub = new Hub(
      async () => current,
      connection => servers[connections.push(connection) - 1],
    );
  });

  it('reads all pages of the version that is served', async () => {
    const [server] = servers;
    server.serve(`${V2}/clusterprofiles`, ...['a', 'b', 'c'].map(object));
    const selection = { signal, labelSelector: 'env in (prod,dev)' };
    expect(await hub.list(PROFILES, selection)).toEqual(
      ['a', 'b', 'c'].map(object),
    );
    const query = 'limit=100&labelSelector=env+in+%28prod%2Cdev%29';
    expect(server.requests).toEqual([
      `${V1}/clusterprofiles?${query}`,
      `${V2}/clusterprofiles?${query}`,
      `${V2}/clusterprofiles?${query}&continue=2`,
    ]);
  });

  it('reads the namespaces that are asked for', async () => {
    const [server] = servers;
    server.serve(`${V1}/namespaces/one/clusterprofiles`, object('a'));
    server.serve(`${V1}/namespaces/two/clusterprofiles`, object('b'));
    const selection = { signal, namespaces: ['one', 'two'] };
    expect(await hub.list(PROFILES, selection)).toEqual([
      object('a'),
      object('b'),
    ]);
  });

  it.each([
    ['forbidden', "let the hub's account do that there"],
    ['unauthorized', "renew the hub's credential"],
    ['unreachable', 'check its address'],
    ['expired', 'it is tried again'],
  ])('says what to do when it is %s', async (failure, advice) => {
    servers[0].fail(`${V1}/clusterprofiles`, failure, 'HTTP refused');
    const listed = hub.list(PROFILES, { signal });
    await expect(listed).rejects.toThrow(
      'The fleet cannot list clusterprofiles.multicluster.x-k8s.io on the hub: HTTP refused;',
    );
    await expect(listed).rejects.toThrow(advice);
  });

  it('says what to do when it serves no version of it', async () => {
    await expect(hub.list(PROFILES, { signal })).rejects.toThrow('install it');
  });

  it('says why it cannot be connected to', async () => {
    current = { problem: 'it has no server URL' };
    await expect(hub.list(PROFILES, { signal })).rejects.toThrow(
      /no server URL.*correct hub/,
    );
  });

  it('gives a Secret by name, or says that there is none, or that it may not', async () => {
    const [server] = servers;
    server.serveSecret('fleet', 'one', { token: 'abc' }, { a: 'b' });
    server.fail('/api/v1/namespaces/fleet/secrets/two', 'forbidden', '403');
    server.fail('/api/v1/namespaces/fleet/secrets/three', 'unreachable');
    const secret = await hub.secret('fleet', 'one', signal);
    expect(secret).toMatchObject({ name: 'one', labels: { a: 'b' } });
    expect(secret && 'text' in secret && secret.text('token')).toBe('abc');
    expect(JSON.stringify(secret)).not.toContain('YWJj');
    expect(await hub.secret('fleet', 'none', signal)).toBeUndefined();
    expect(await hub.secret('fleet', 'two', signal)).toEqual({
      problem: expect.stringContaining('get the Secret fleet/two'),
    });
    await expect(hub.secret('fleet', 'three', signal)).rejects.toThrow('HTTP');
    expect(server.requests[0]).toBe('/api/v1/namespaces/fleet/secrets/one');
  });

  it('stays connected while only the credential changes', async () => {
    servers.forEach(server => server.serve(`${V1}/clusterprofiles`));
    await hub.list(PROFILES, { signal });
    current = { connection: connectionTo('https://hub', 'renewed') };
    await hub.list(PROFILES, { signal });
    expect(connections).toHaveLength(1);
    expect(await connections[0].credential({})).toMatchObject({
      token: 'renewed',
    });
    current = { connection: connectionTo('https://moved') };
    await hub.list(PROFILES, { signal });
    expect(connections.map(({ url }) => url)).toEqual([
      'https://hub',
      'https://moved',
    ]);
    expect(servers.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(await hub.connection()).toMatchObject({ url: 'https://moved' });
  });
});
