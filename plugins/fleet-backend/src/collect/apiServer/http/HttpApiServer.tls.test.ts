import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';
import { X509Certificate } from 'node:crypto';
import { SecureServer } from './__testUtils__/SecureServer';
import { selfSigned } from './__testUtils__/selfSigned';
import { textOf, until } from './__testUtils__/until';
import { HttpApiServer } from './HttpApiServer';

describe('HttpApiServer over TLS', () => {
  let secure: SecureServer;
  let credential: ClusterCredential;
  let asked: number;
  let now: number;
  let stop: AbortController;
  const opened: HttpApiServer[] = [];

  const start = async (options?: Parameters<typeof SecureServer.start>[0]) => {
    secure = await SecureServer.start(options);
  };
  const connect = (fields: Partial<ClusterConnection> = {}) => {
    const server = new HttpApiServer(
      {
        url: secure.url,
        caData: secure.ca,
        credential: async () => {
          asked += 1;
          return credential;
        },
        ...fields,
      },
      () => now,
    );
    opened.push(server);
    return server;
  };
  const open = async (server: HttpApiServer) => {
    const options = { signal: stop.signal, accept: '*/*' };
    return (await server.openStream('/watch', options)).chunks;
  };
  const get = (server: HttpApiServer, timeoutMs?: number) =>
    server.getJson('/version', { signal: stop.signal, timeoutMs });

  beforeEach(() => {
    credential = { type: 'none' };
    asked = 0;
    now = 0;
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    await Promise.all(opened.splice(0).map(server => server.close()));
    await secure.stop();
  });

  it('carries all that is under way on one connection', async () => {
    await start();
    const server = connect();
    secure.handler = (req, res) => {
      res.write('{}');
      if (req.url !== '/watch') {
        res.end();
      }
    };
    const streams = await Promise.all(
      Array.from({ length: 24 }, () => open(server)),
    );
    const documents = Array.from({ length: 24 }, () => get(server));
    await Promise.all(documents);
    expect(await server.ping({ signal: stop.signal })).toBe(true);
    expect(streams).toHaveLength(24);
    expect(new Set(secure.protocols)).toEqual(new Set(['2.0']));
    expect(secure.accepted).toBe(1);
    expect(secure.open).toBe(24);
  });

  it('takes HTTP/1.1 from a server that offers nothing else', async () => {
    await start({ onlyHttp1: true });
    const server = connect();
    expect(await get(server)).toEqual({});
    expect(secure.protocols).toEqual(['1.1']);
  });

  it.each([true, false])(
    'sees the certificate, HTTP/1.1: %p',
    async onlyHttp1 => {
      await start({ onlyHttp1 });
      const server = connect();
      expect(server.certificate).toBeUndefined();
      await get(server);
      const { fingerprint256 } = new X509Certificate(secure.ca);
      expect(server.certificate).toMatchObject({
        fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
        notAfter: expect.stringMatching(/^\d{4}-.*Z$/),
      });
    },
  );

  it('asks nothing of a server that has no pings', async () => {
    await start({ onlyHttp1: true });
    expect(await connect().ping({ signal: stop.signal })).toBe(false);
    expect(secure.requests).toEqual([]);
  });

  it('opens another connection where the server takes few requests at once', async () => {
    await start({ settings: { maxConcurrentStreams: 5 } });
    const server = connect();
    secure.handler = (_, res) => {
      res.write('x');
    };
    await Promise.all(Array.from({ length: 12 }, () => open(server)));
    expect(secure.accepted).toBe(3);
  });

  it('sends the token that is valid now, on the connection that is open', async () => {
    await start();
    const server = connect();
    secure.handler = (req, res) => {
      res.write('1');
      setImmediate(() => (req.url === '/watch' ? undefined : res.end()));
    };
    credential = { type: 'bearer', token: 'one' };
    const stream = (await open(server))[Symbol.asyncIterator]();
    await stream.next();
    credential = { type: 'bearer', token: 'two' };
    now = 61_000;
    await get(server);
    expect(secure.tokens).toEqual(['Bearer one', 'Bearer two']);
    expect(secure.accepted).toBe(1);
    expect(secure.open).toBe(1);
  });

  it('reads the credential once after a wave of refusals', async () => {
    await start();
    const server = connect();
    const wave = () =>
      Promise.allSettled(Array.from({ length: 12 }, () => open(server)));
    secure.handler = ({ headers }, res) => {
      res.writeHead(headers.authorization === 'Bearer new' ? 200 : 401);
      res.end();
    };
    credential = { type: 'bearer', token: 'old' };
    const refused = await wave();
    expect(refused.map(({ status }) => status)).toEqual(
      Array(12).fill('rejected'),
    );
    expect(asked).toBe(1);
    credential = { type: 'bearer', token: 'new' };
    const accepted = await wave();
    expect(accepted.map(({ status }) => status)).toEqual(
      Array(12).fill('fulfilled'),
    );
    expect(asked).toBe(2);
    expect(secure.accepted).toBe(1);
  });

  it.each([
    ['HTTP/2', false],
    ['HTTP/1.1', true],
  ])(
    'shows a new client certificate, and lets streams go on: %s',
    async (_, onlyHttp1) => {
      await start({ onlyHttp1, requestCert: true, rejectUnauthorized: false });
      const server = connect();
      let finish = () => {};
      secure.handler = (req, res) => {
        res.write('1');
        finish = req.url === '/watch' ? () => res.end('2') : finish;
        setImmediate(() => (req.url === '/watch' ? undefined : res.end()));
      };
      credential = { type: 'x509', ...selfSigned({ name: 'first' }) };
      const text = textOf(await open(server));
      now = 61_000;
      credential = { type: 'x509', ...selfSigned({ name: 'second' }) };
      await get(server);
      expect(secure.clients).toEqual(['first', 'second']);
      await until(() => secure.sockets.size === 2);
      finish();
      expect(await text).toBe('12');
      await until(() => secure.sockets.size === 1);
    },
  );

  it('ends all streams when it is closed', async () => {
    await start();
    const server = connect();
    secure.handler = (_, res) => {
      res.write('x');
    };
    const streams = [await open(server), await open(server)].map(textOf);
    const outcomes = Promise.allSettled(streams);
    await server.close();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ reason: { failure: 'unreachable' } });
    }
    await until(() => secure.sockets.size === 0);
  });

  it.each([
    ['aborted', (chunks: AsyncGenerator<Buffer>) => [stop.abort(), chunks]],
    ['not read on', (chunks: AsyncGenerator<Buffer>) => chunks.return('')],
  ])('cancels a stream that is %s, and nothing else', async (_, end) => {
    await start();
    const server = connect();
    secure.handler = (__, res) => {
      res.write('x');
    };
    const chunks = (await open(server)) as AsyncGenerator<Buffer>;
    await chunks.next();
    expect(secure.open).toBe(1);
    await end(chunks);
    await until(() => secure.open === 0);
    expect(secure.sockets.size).toBe(1);
  });

  it('throws the reason with which it is aborted', async () => {
    await start();
    const server = connect();
    secure.handler = () => {};
    const answer = get(server);
    await until(() => secure.open === 1);
    stop.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
    await until(() => secure.open === 0);
  });

  it('gives up where nothing comes, and keeps the connection', async () => {
    await start();
    const server = connect();
    secure.handler = () => {};
    await expect(get(server, 100)).rejects.toMatchObject({
      failure: 'unreachable',
      message: 'no answer in time',
    });
    await until(() => secure.open === 0);
    secure.handler = (_, res) => res.end('{}');
    await get(server);
    expect(secure.accepted).toBe(1);
  });

  it('buffers no more of a stream than its window', async () => {
    await start();
    const server = connect();
    let sent = 0;
    let blocked = false;
    secure.handler = (_, res) => {
      const chunk = Buffer.alloc(64 * 1024);
      const more = () => {
        sent += chunk.length;
        blocked = !res.write(chunk, error => error ?? more());
      };
      more();
    };
    await open(server);
    // What was sent stands still although the server has more.
    let before = -1;
    await until(() => {
      const stands = blocked && sent === before;
      before = sent;
      return stands && sent > 512 * 1024;
    });
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });

  describe('that cannot be trusted', () => {
    const failureOf = async (fields: Partial<ClusterConnection>) => {
      const failure = await get(connect(fields)).catch(error => error);
      expect(secure.requests).toEqual([]);
      return failure;
    };
    const unreachable = (message: RegExp) =>
      expect.objectContaining({
        failure: 'unreachable',
        message: expect.stringMatching(message),
      });

    it('refuses another authority', async () => {
      await start();
      expect(await failureOf({ caData: selfSigned().cert })).toEqual(
        unreachable(/check certificate-authority-data/),
      );
    });

    it.each([
      ['by address', '127.0.0.2'],
      ['by name', 'prod.example'],
    ])('refuses a certificate for another server, %s', async (_, name) => {
      await start();
      expect(await failureOf({ tlsServerName: name })).toEqual(
        unreachable(/check tls-server-name/),
      );
    });

    it('refuses a certificate that has expired', async () => {
      const certificate = selfSigned({ until: '20210101000000Z' });
      await start({ certificate });
      expect(await failureOf({})).toEqual(unreachable(/has expired/));
    });

    it('takes any where it is told to', async () => {
      await start();
      const options = { caData: undefined, skipTlsVerify: true };
      expect(await get(connect(options))).toEqual({});
    });
  });
});
