import { ManualClock } from '../clock';
import { ContractClient } from '../contract/ContractClient';
import { summary } from '../contract/ContractWatch';
import { ALLOW_ALL, KubeApiServer } from '../server';
import { buildNamespace } from '../objects';

const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';

async function start(historySize?: number) {
  const clock = new ManualClock();
  const server = await KubeApiServer.start({
    users: [{ name: 'admin', token: 'a-token', rules: ALLOW_ALL }],
    clock,
    historySize,
  });
  const { store } = server.backing;
  const createdAt = clock.now();
  store.put(
    'namespaces',
    buildNamespace({ cluster: 'one', name: 'default', createdAt }),
  );
  const caller = { headers: { authorization: 'Bearer a-token' } };
  const client = new ContractClient({
    url: server.url,
    admin: caller,
    nobody: caller,
    anonymous: { headers: {} },
    forgetChanges: async () => store.compact(),
    stop: () => server.stop(),
  });
  const create = (name: string) =>
    store.put('configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'default' },
    });
  const watch = (query: Record<string, string> = {}) =>
    client.watch(CONFIG_MAPS, {
      resourceVersion: String(store.revision),
      ...query,
    });
  return { server, clock, store, client, create, watch };
}

type Started = Awaited<ReturnType<typeof start>>;

describe('faults', () => {
  let started: Started;

  beforeEach(async () => {
    started = await start();
  });
  afterEach(async () => {
    await started.server.stop();
  });

  it('refuses connections, ends those that are open, and comes back', async () => {
    const { server, client, watch } = started;
    const { url } = server;
    const open = await watch();
    await server.faults.refuseConnections(true);

    await expect(open.next()).rejects.toThrow();
    await expect(client.get(CONFIG_MAPS)).rejects.toThrow('ECONNREFUSED');
    await server.faults.refuseConnections(false);
    expect(server.url).toBe(url);
    expect((await client.get(CONFIG_MAPS)).status).toBe(200);
  });

  it('freezes, and goes on where it was', async () => {
    const { server, client, create, watch } = started;
    const open = await watch();
    server.faults.freeze(true);
    let answered = false;
    const answer = client.get(CONFIG_MAPS).then(response => {
      answered = true;
      return response;
    });
    create('a');
    await new Promise(resolve => setImmediate(resolve));

    expect(answered).toBe(false);
    server.faults.freeze(false);
    expect((await answer).body.items).toHaveLength(1);
    expect(summary(await open.take(1))).toEqual(['ADDED a']);
    open.close();
  });

  it('silences watches, and nothing else', async () => {
    const { server, client, clock, create, watch } = started;
    const open = await watch({ allowWatchBookmarks: 'true' });
    server.faults.silenceWatches(true);
    create('a');
    clock.advance(120_000);

    expect((await client.get(CONFIG_MAPS)).body.items).toHaveLength(1);
    server.faults.silenceWatches(false);
    create('b');
    // Bookmarks that fell due meanwhile were never sent.
    expect(summary(await open.take(2))).toEqual(['ADDED a', 'ADDED b']);
    open.close();
  });

  it('tells watches that were silent for too long that they are', async () => {
    const { server, store, create, watch } = started;
    const open = await watch();
    server.faults.silenceWatches(true);
    create('a');
    store.compact();
    server.faults.silenceWatches(false);

    const frame = await open.next();
    expect(frame).toMatchObject({ type: 'ERROR', object: { code: 410 } });
    expect(await open.next()).toBeUndefined();
  });

  it('forbids kinds, and only those', async () => {
    const { server, client } = started;
    server.faults.forbid('cronjobs.batch', 'jobs.batch');
    const jobs = await client.get('/apis/batch/v1/jobs');

    expect(jobs.status).toBe(403);
    expect(jobs.body.message).toBe(
      'jobs.batch is forbidden: User "admin" cannot list resource "jobs" in API group "batch" at the cluster scope',
    );
    expect((await client.get(CONFIG_MAPS)).status).toBe(200);
    server.faults.forbid();
    expect((await client.get('/apis/batch/v1/jobs')).status).toBe(200);
  });

  it('rejects credentials, and leaves open watches alone', async () => {
    const { server, client, create, watch } = started;
    const open = await watch();
    server.faults.rejectCredentials(true);
    create('a');

    expect((await client.get(CONFIG_MAPS)).status).toBe(401);
    expect(summary(await open.take(1))).toEqual(['ADDED a']);
    open.close();
    server.faults.rejectCredentials(false);
    expect((await client.get(CONFIG_MAPS)).status).toBe(200);
  });

  it('asks to come later', async () => {
    const { server, client } = started;
    server.faults.throttle(7);
    const { status, headers } = await client.get(CONFIG_MAPS);

    expect(status).toBe(429);
    expect(headers['retry-after']).toBe('7');
    server.faults.throttle(undefined);
    expect((await client.get(CONFIG_MAPS)).status).toBe(200);
  });

  it('expires watches, and what they would resume from', async () => {
    const { server, store, create, watch } = started;
    const before = String(store.revision);
    const open = await watch();
    create('a');
    server.faults.expireWatches();
    const again = await watch({ resourceVersion: before });

    const frames = await open.take(9);
    expect(frames.map(({ type }) => type)).toEqual(['ADDED', 'ERROR']);
    expect(await again.next()).toMatchObject({ object: { code: 410 } });
  });

  it('drops changes for all watches, but not for lists', async () => {
    const { server, client, store, create, watch } = started;
    const before = String(store.revision);
    const open = await watch();
    server.faults.dropNextEvents(1);
    create('a');
    create('b');
    const later = await watch({ resourceVersion: before });

    expect(summary(await open.take(1))).toEqual(['ADDED b']);
    expect(summary(await later.take(1))).toEqual(['ADDED b']);
    expect((await client.get(CONFIG_MAPS)).body.items).toHaveLength(2);
    open.close();
    later.close();
  });

  it('answers late', async () => {
    const { server, client, clock } = started;
    server.faults.delay(5_000);
    let answered = false;
    const arrived = new Promise<void>(resolve => {
      const { after } = clock;
      clock.after = (ms, callback) => {
        resolve();
        return after.call(clock, ms, callback);
      };
    });
    const answer = client.get(CONFIG_MAPS).then(() => {
      answered = true;
    });
    await arrived;
    clock.advance(4_999);
    await new Promise(resolve => setImmediate(resolve));

    expect(answered).toBe(false);
    clock.advance(1);
    await answer;
    expect(answered).toBe(true);
  });
});

describe('watches over time', () => {
  it('have a bookmark every minute', async () => {
    const { server, clock, create, watch } = await start();
    const open = await watch({ allowWatchBookmarks: 'true' });
    const { metadata } = create('a');
    clock.advance(60_000);
    const frames = await open.take(2);
    open.close();
    await server.stop();

    expect(summary(frames)).toEqual(['ADDED a', 'BOOKMARK']);
    expect(frames[1].object.metadata.resourceVersion).toBe(
      metadata.resourceVersion,
    );
  });

  it('cannot resume from before what is remembered', async () => {
    const { server, store, create, watch } = await start(10);
    const before = String(store.revision);
    Array.from({ length: 40 }, (_, i) => create(`a${i}`));
    const frame = await (await watch({ resourceVersion: before })).next();
    await server.stop();

    expect(frame).toMatchObject({
      type: 'ERROR',
      object: { reason: 'Expired', code: 410 },
    });
  });
});
