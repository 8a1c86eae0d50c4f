import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import { json, LoopbackServer } from './LoopbackServer';
import { UndiciApiServer } from './UndiciApiServer';

describe('UndiciApiServer', () => {
  let loopback: LoopbackServer;
  let credentials: ClusterCredential[];
  let asked: number;
  let now: number;
  let server: UndiciApiServer;

  const connect = (fields: Partial<ClusterConnection> = {}) =>
    new UndiciApiServer(
      {
        url: loopback.url,
        async credential() {
          asked += 1;
          return credentials.length > 1 ? credentials.shift()! : credentials[0];
        },
        ...fields,
      },
      () => now,
    );

  beforeEach(async () => {
    loopback = await LoopbackServer.start();
    credentials = [{ type: 'none' }];
    asked = 0;
    now = 0;
    server = connect();
  });

  afterEach(async () => {
    await server.close();
    await loopback.stop();
  });

  const { signal } = new AbortController();
  const get = (path = '/version', options = {}) =>
    server.getJson(path, { signal, ...options });
  const sent = () =>
    loopback.requests.map(({ headers }) => headers.authorization);

  it('reads a document', async () => {
    loopback.handler = json({ gitVersion: 'v1' });
    expect(await get('/api/v1/pods?limit=500&continue=a%2Bb')).toEqual({
      gitVersion: 'v1',
    });
    expect(loopback.paths).toEqual(['/api/v1/pods?limit=500&continue=a%2Bb']);
    expect(loopback.requests[0].headers.accept).toBe('application/json');
  });

  it.each([
    ['/k8s/clusters/c-1', '/k8s/clusters/c-1/version?a=b'],
    ['/k8s/clusters/c-1/', '/k8s/clusters/c-1/version?a=b'],
    ['/', '/version?a=b'],
  ])('asks below the path %s of the URL', async (path, wanted) => {
    const below = connect({ url: `${loopback.url}${path}` });
    await below.getJson('/version?a=b', { signal });
    await below.close();
    expect(loopback.paths).toEqual([wanted]);
  });

  it.each<[ClusterCredential, string | undefined]>([
    [{ type: 'none' }, undefined],
    [{ type: 'bearer', token: 'abc' }, 'Bearer abc'],
    [
      { type: 'basic', username: 'ädmin', password: 'pä:ß€' },
      `Basic ${Buffer.from('ädmin:pä:ß€').toString('base64')}`,
    ],
  ])('proves who is asking: %j', async (credential, header) => {
    credentials = [credential];
    await get();
    expect(sent()).toEqual([header]);
  });

  it('asks for the credential again after a minute, and at once after a 401', async () => {
    credentials = ['one', 'two', 'three'].map(token => ({
      type: 'bearer',
      token,
    }));
    await get();
    now = 59_000;
    await get();
    now = 61_000;
    await get();
    loopback.handler = json({ message: 'Unauthorized' }, 401);
    await expect(get()).rejects.toMatchObject({
      failure: 'unauthorized',
      message: 'HTTP 401: Unauthorized',
    });
    loopback.handler = json({});
    await get();
    expect(sent()).toEqual(
      ['one', 'one', 'two', 'two', 'three'].map(token => `Bearer ${token}`),
    );
  });

  it('says why a credential cannot be had, and asks again', async () => {
    let fails = true;
    server = connect({
      async credential() {
        if (fails) {
          throw new Error('the token file cannot be read (ENOENT)');
        }
        return { type: 'none' };
      },
    });
    await expect(get()).rejects.toMatchObject({
      failure: 'unauthorized',
      message: expect.stringContaining('ENOENT'),
    });
    fails = false;
    expect(await get()).toEqual({});
  });

  it('does not follow redirects', async () => {
    loopback.handler = (_, res) => {
      res.writeHead(302, { location: `${loopback.url}/elsewhere` });
      res.end();
    };
    await expect(get()).rejects.toMatchObject({ failure: 'invalid' });
    await expect(server.openStream('/watch', { signal })).rejects.toMatchObject(
      { failure: 'invalid' },
    );
    expect(loopback.paths).toEqual(['/version', '/watch']);
  });

  it.each([
    [403, 'forbidden'],
    [404, 'notFound'],
    [410, 'expired'],
    [503, 'unreachable'],
  ])('tells what HTTP %i means', async (status, failure) => {
    loopback.handler = json({ kind: 'Status', message: 'why' }, status);
    const error = { failure, message: `HTTP ${status}: why` };
    await expect(get()).rejects.toMatchObject(error);
    await expect(server.openStream('/', { signal })).rejects.toMatchObject(
      error,
    );
  });

  it.each([
    ['7', 7_000],
    ['0', undefined],
    ['-1', undefined],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    ['soon', undefined],
  ])('reads Retry-After: %s', async (header, retryAfterMs) => {
    loopback.handler = (_, res) => {
      res.writeHead(429, { 'retry-after': header });
      res.end();
    };
    await expect(get()).rejects.toMatchObject({
      failure: 'tooManyRequests',
      options: { retryAfterMs },
    });
  });

  it('quotes no page of a proxy', async () => {
    loopback.handler = (_, res) => {
      res.writeHead(502);
      res.end('<html>canary</html>');
    };
    await expect(get()).rejects.toMatchObject({
      message: 'HTTP 502: no message',
    });
    loopback.handler = (_, res) => res.end('<html>canary</html>');
    await expect(get()).rejects.toMatchObject({
      failure: 'invalid',
      message: 'the answer is not JSON',
    });
  });

  it('says that nobody listens', async () => {
    await loopback.stop();
    await expect(get()).rejects.toMatchObject({
      failure: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    loopback = await LoopbackServer.start();
  });

  it('shares one connection pool among requests that begin together', async () => {
    credentials = [{ type: 'bearer', token: 'abc' }];
    await Promise.all(Array.from({ length: 10 }, () => get()));
    expect(new Set(sent())).toEqual(new Set(['Bearer abc']));
    expect(asked).toBeLessThanOrEqual(10);
    await get();
    expect(asked).toBeLessThanOrEqual(10);
  });
});
