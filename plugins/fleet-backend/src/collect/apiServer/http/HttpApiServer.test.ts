import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import { json, LoopbackServer } from '../LoopbackServer';
import { HttpApiServer } from './HttpApiServer';

describe('HttpApiServer', () => {
  let loopback: LoopbackServer;
  let credentials: ClusterCredential[];
  let asked: number;
  let now: number;
  let server: HttpApiServer;

  const connect = (fields: Partial<ClusterConnection> = {}) =>
    new HttpApiServer(
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
  const stream = (path: string) =>
    server.openStream(path, { signal, accept: 'application/json' });
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
    await expect(stream('/watch')).rejects.toMatchObject({
      failure: 'invalid',
    });
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
    await expect(stream('/')).rejects.toMatchObject(error);
  });

  it.each([
    ['7', 7_000],
    ['0', undefined],
    ['-1', undefined],
    ['Thu, 01 Jan 1970 00:00:09 GMT', 9_000],
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

  it('asks for one credential among requests that begin together', async () => {
    credentials = [{ type: 'bearer', token: 'abc' }];
    await Promise.all(Array.from({ length: 10 }, () => get()));
    expect(sent()).toEqual(Array(10).fill('Bearer abc'));
    expect(asked).toBe(1);
  });

  it.each(['application/json', 'application/vnd.kubernetes.protobuf'])(
    'reads bytes of what it accepts: %s',
    async accept => {
      loopback.handler = (req, res) => {
        res.writeHead(200, { 'content-type': `${req.headers.accept};x=y` });
        res.end(Buffer.of(0, 255, 0));
      };
      expect(await server.get('/', { signal, accept })).toEqual({
        contentType: `${accept};x=y`,
        body: Buffer.of(0, 255, 0),
      });
    },
  );

  it('asks for no compression', async () => {
    await server.get('/', { signal, accept: '*/*' });
    expect(loopback.requests[0].headers['accept-encoding']).toBeUndefined();
  });

  it('says that an answer has no type', async () => {
    const answer = await server.get('/', { signal, accept: '*/*' });
    expect(answer).toEqual({ contentType: '', body: Buffer.from('{}') });
  });
});
