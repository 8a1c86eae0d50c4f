import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoopbackServer } from '../LoopbackServer';
import { textOf, until } from './__testUtils__/until';
import {
  HttpApiServer,
  MAX_ANSWER_BYTES,
  MAX_DOCUMENT_BYTES,
} from './HttpApiServer';

const SOON = 200;

describe('HttpApiServer, its streams and limits', () => {
  let loopback: LoopbackServer;
  let token: string;
  let now: number;
  let server: HttpApiServer;
  let stop: AbortController;

  beforeEach(async () => {
    loopback = await LoopbackServer.start();
    token = 'one';
    now = 0;
    stop = new AbortController();
    server = new HttpApiServer(
      {
        url: loopback.url,
        credential: async (): Promise<ClusterCredential> => ({
          type: 'bearer',
          token,
        }),
      },
      () => now,
    );
  });

  afterEach(async () => {
    stop.abort();
    await server.close();
    await loopback.stop();
  });

  const get = (timeoutMs?: number) =>
    server.getJson('/', { signal: stop.signal, timeoutMs });
  const openStream = async (timeoutMs?: number) => {
    const options = { signal: stop.signal, accept: '*/*', timeoutMs };
    return (await server.openStream('/', options)).chunks;
  };

  it('gives up where nothing comes', async () => {
    loopback.handler = () => {};
    const late = { failure: 'unreachable', message: /no answer in time/ };
    const matching = expect.objectContaining({
      failure: late.failure,
      message: expect.stringMatching(late.message),
    });
    await expect(get(SOON)).rejects.toEqual(matching);
    await expect(openStream(SOON)).rejects.toEqual(matching);
  });

  it('gives up where a document does not end', async () => {
    loopback.handler = (_, res) => {
      res.write('{"a":');
    };
    await expect(get(SOON)).rejects.toMatchObject({
      failure: 'unreachable',
      message: 'no answer in time',
    });
  });

  it('gives up where the reason of a refusal does not end', async () => {
    loopback.handler = (_, res) => {
      res.writeHead(403);
      res.write('{"message":');
    };
    await expect(get(SOON)).rejects.toMatchObject({ name: 'ApiServerError' });
    await expect(openStream(SOON)).rejects.toMatchObject({
      name: 'ApiServerError',
    });
  });

  it.each([
    ['a document', MAX_DOCUMENT_BYTES, () => get()],
    [
      'an answer',
      MAX_ANSWER_BYTES,
      () => server.get('/', { signal: stop.signal, accept: '*/*' }),
    ],
  ])('refuses %s that is too large', async (_, limit, read) => {
    loopback.handler = (__, res) => {
      const chunk = Buffer.alloc(limit / 4, 32);
      const more = () => {
        res.write(chunk, error => error ?? more());
      };
      more();
    };
    await expect(read()).rejects.toMatchObject({
      failure: 'invalid',
      message: 'the answer is too large',
    });
    await until(() => loopback.open === 0);
  });

  it('streams until the server ends', async () => {
    loopback.handler = (_, res) => {
      res.write('{"n":1}\n{"n"');
      setImmediate(() => res.end(':2}\n'));
    };
    expect(await textOf(await openStream())).toBe('{"n":1}\n{"n":2}\n');
  });

  it('leaves a stream open for longer than its head may take', async () => {
    let finish = () => {};
    loopback.handler = (_, res) => {
      res.write('{"n":1}\n');
      finish = () => res.end('{"n":2}\n');
    };
    const documents = textOf(await openStream(SOON));
    await sleep(3 * SOON);
    finish();
    expect(await documents).toBe('{"n":1}\n{"n":2}\n');
  });

  it('throws what it is where a stream breaks', async () => {
    loopback.handler = (_, res) => {
      res.write('{"n":1}\n');
      setTimeout(() => res.destroy(), 20);
    };
    await expect(textOf(await openStream())).rejects.toMatchObject({
      failure: 'unreachable',
    });
  });

  it('closes the connection of a stream that is aborted', async () => {
    loopback.handler = (_, res) => {
      res.write('{"n":1}\n');
    };
    const documents = textOf(await openStream());
    await until(() => loopback.open === 1);
    stop.abort(new Error('enough'));
    await expect(documents).rejects.toThrow('enough');
    await until(() => loopback.open === 0);
  });

  it('aborts a request that is under way', async () => {
    loopback.handler = () => {};
    const answer = get();
    await until(() => loopback.open === 1);
    stop.abort();
    await expect(answer).rejects.toThrow();
    await until(() => loopback.open === 0);
  });

  it('lets streams go on when the credential changes, until all is closed', async () => {
    loopback.handler = (_, res) => {
      res.write('{"n":1}\n');
    };
    const streams = [textOf(await openStream())];
    token = 'two';
    now = 61_000;
    streams.push(textOf(await openStream()));
    const outcomes = Promise.allSettled(streams);
    expect(loopback.open).toBe(2);
    await server.close();
    expect((await outcomes).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    await until(() => loopback.open === 0);
  });

  it('leaves no connection behind where requests begin together with a new credential', async () => {
    loopback.handler = (_, res) => {
      res.write('{"n":1}\n');
    };
    token = 'two';
    const streams = await Promise.all(
      Array.from({ length: 5 }, () => openStream()),
    );
    const outcomes = Promise.allSettled(streams.map(textOf));
    await server.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(
      Array(5).fill('rejected'),
    );
    await until(() => loopback.open === 0);
  });
});
