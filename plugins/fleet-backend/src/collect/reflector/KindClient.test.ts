import { HttpApiServer } from '../apiServer/http/HttpApiServer';
import { json, LoopbackServer } from '../apiServer/LoopbackServer';
import { FakeClock } from '../FakeClock';
import { HELM_SECRETS } from '../resources';
import { Discovery } from './Discovery';
import { KindClient } from './KindClient';
import { ReflectorCounters } from './ReflectorCounters';
import { ServerTraits } from './ServerTraits';

const metadata = { name: 'sh.helm.release.v1.web.v1', uid: 'uid-1' };
const listOf = (kind: string, item: object) => ({
  kind,
  metadata: { resourceVersion: '7' },
  items: [item],
});

/** What a server does that does not know how to leave data out. */
const WHOLE = { kind: 'Secret', metadata, data: { release: 'canary' } };
const PARTIAL = { kind: 'PartialObjectMetadata', metadata };

describe('KindClient of metadata only', () => {
  const { signal } = new AbortController();
  let loopback: LoopbackServer;
  let server: HttpApiServer;
  let client: KindClient;

  beforeEach(async () => {
    loopback = await LoopbackServer.start();
    const credential = async () => ({ type: 'none' as const });
    const clock = new FakeClock();
    server = new HttpApiServer({ url: loopback.url, credential }, clock.now);
    client = new KindClient({
      server,
      resource: HELM_SECRETS,
      traits: new ServerTraits(new Discovery(server, clock)),
      counters: new ReflectorCounters(),
      maxObjectBytes: 1_000,
    });
  });

  afterEach(async () => {
    await server.close();
    await loopback.stop();
  });

  async function watched() {
    for await (const { frames } of await client.watch({}, signal)) {
      return frames;
    }
    return [];
  }

  it('asks for nothing else, of those with the labels', async () => {
    loopback.handler = json(listOf('PartialObjectMetadataList', PARTIAL));
    const page = await client.page({ limit: '500' }, signal);
    expect(page.objects).toEqual([PARTIAL]);
    loopback.handler = (_, res) =>
      res.end(`${JSON.stringify({ type: 'ADDED', object: PARTIAL })}\n`);
    expect(await watched()).toEqual([{ type: 'ADDED', object: PARTIAL }]);
    expect(loopback.paths).toEqual([
      '/api/v1/secrets?limit=500&labelSelector=owner%3Dhelm',
      '/api/v1/secrets?watch=true&labelSelector=owner%3Dhelm',
    ]);
    expect(loopback.requests.map(({ headers }) => headers.accept)).toEqual([
      'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
      'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    ]);
  });

  it('asks for nothing else where that is refused', async () => {
    loopback.handler = json({ kind: 'Status', message: 'no' }, 406);
    await expect(client.page({}, signal)).rejects.toThrow('406');
    const accepted = loopback.requests.map(({ headers }) => headers.accept);
    expect(accepted).not.toEqual([]);
    for (const accept of accepted) {
      expect(accept).toMatch(/^application\/json;as=PartialObjectMetadataList/);
    }
  });

  it('refuses whole Secrets', async () => {
    loopback.handler = json(listOf('SecretList', WHOLE));
    await expect(client.page({}, signal)).rejects.toThrow('only metadata');
    loopback.handler = (_, res) =>
      res.end(`${JSON.stringify({ type: 'ADDED', object: WHOLE })}\n`);
    await expect(watched()).resolves.toEqual([]);
  });
});
