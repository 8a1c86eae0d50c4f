import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { text } from 'node:stream/consumers';
import type { ActingRequest } from '../ActingServer';
import { SecureServer } from './__testUtils__/SecureServer';
import { HttpApiServer } from './HttpApiServer';

describe.each([
  ['2.0', false],
  ['1.1', true],
])('HttpApiServer.send() over HTTP/%s', (version, onlyHttp1) => {
  const { signal } = new AbortController();
  let secure: SecureServer;
  let server: HttpApiServer;
  let credentials: ClusterCredential[];
  let bodies: string[];

  beforeEach(async () => {
    secure = await SecureServer.start({ onlyHttp1, allowHTTP1: true });
    credentials = [{ type: 'bearer', token: 'one' }];
    bodies = [];
    server = new HttpApiServer(
      {
        url: `${secure.url}/prefix`,
        caData: secure.ca,
        credential: async () =>
          credentials.length > 1 ? credentials.shift()! : credentials[0],
      },
      () => 0,
    );
  });

  afterEach(async () => {
    await server.close();
    await secure.stop();
  });

  const answer = (...answers: Array<[number, string]>) => {
    secure.handler = async (req, res) => {
      bodies.push(await text(req));
      const [status, body] = answers.length > 1 ? answers.shift()! : answers[0];
      res.writeHead(status, { 'retry-after': '2' });
      res.end(body);
    };
  };
  const send = (request: Partial<ActingRequest> = {}) =>
    server.send({ method: 'POST', path: '/a?b=c', ...request }, { signal });

  it('sends a document, and gives what came of it', async () => {
    answer([201, '{"kind":"A"}']);
    const body = { big: 'é'.repeat(100_000) };
    const contentType = 'application/apply-patch+yaml';
    expect(await send({ method: 'PATCH', body, contentType })).toEqual({
      status: 201,
      body: { kind: 'A' },
      retryAfterMs: 2000,
    });
    expect(bodies.map(one => JSON.parse(one))).toEqual([body]);
    const [{ method, url, headers, httpVersion }] = secure.requests;
    expect([method, url, httpVersion]).toEqual([
      'PATCH',
      '/prefix/a?b=c',
      version,
    ]);
    expect(headers).toMatchObject({
      'content-type': contentType,
      authorization: 'Bearer one',
    });
  });

  it('sends a head alone', async () => {
    answer([200, '{}']);
    await send({ method: 'DELETE' });
    expect(bodies).toEqual(['']);
    expect(secure.requests[0].headers['content-type']).toBeUndefined();
  });

  it('gives refusals as they are, and pages of proxies as nothing', async () => {
    answer([409, '{"reason":"Conflict"}'], [502, '<html>']);
    expect(await send()).toMatchObject({
      status: 409,
      body: { reason: 'Conflict' },
    });
    expect(await send()).toMatchObject({ status: 502, body: undefined });
  });

  it('reads a credential anew that is refused, and sends once more', async () => {
    credentials.push({ type: 'bearer', token: 'two' });
    answer([401, '{}'], [200, '{}']);
    expect(await send({ body: {} })).toMatchObject({ status: 200 });
    expect(secure.tokens).toEqual(['Bearer one', 'Bearer two']);
    expect(bodies).toEqual(['{}', '{}']);
    answer([401, '{}']);
    expect(await send()).toMatchObject({ status: 401 });
    expect(secure.requests).toHaveLength(4);
  });

  it('sends nothing that is too large', async () => {
    const body = 'x'.repeat(3 * 1024 * 1024);
    await expect(send({ body })).rejects.toMatchObject({ failure: 'invalid' });
    expect(secure.requests).toEqual([]);
  });

  it('keeps one connection where the protocol allows it', async () => {
    answer([200, '{}']);
    await send();
    await Promise.all(Array.from({ length: 10 }, () => send({ body: {} })));
    expect(secure.accepted).toBeLessThanOrEqual(onlyHttp1 ? 12 : 1);
  });
});
