import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  startTokenServer,
  TokenAnswer,
  TokenRequest,
  TokenServer,
} from '../__testUtils__/startTokenServer';
import { ClusterCredentials } from '../ClusterCredentials';
import type { OidcAuth } from './types';

const MINUTE = 60_000;
const cluster = { name: 'prod', url: 'https://prod.example' };
const clientId = 'fleet:reader';
const clientSecret = 'can ary%&+';

describe('the auth oidc', () => {
  const directory = createMockDirectory();
  let server: TokenServer;
  let answers: (request: TokenRequest) => TokenAnswer;
  let issued: number;
  let secret: string;
  let issuer: string;
  let now: number;

  const token = (life?: number): TokenAnswer => {
    issued += 1;
    return { body: { access_token: `oidc-${issued}`, expires_in: life } };
  };
  const discovery = () => ({
    body: { issuer, token_endpoint: `${server.url}/token` },
  });
  const isClient = ({ headers }: TokenRequest) => {
    const [scheme, encoded] = headers.authorization?.split(' ') ?? [];
    const parts = Buffer.from(encoded, 'base64').toString().split(':');
    const [id, word] = parts.map(part =>
      new URLSearchParams(`x=${part}`).get('x'),
    );
    return (
      scheme === 'Basic' &&
      parts.length === 2 &&
      id === clientId &&
      word === secret
    );
  };

  beforeAll(async () => {
    server = await startTokenServer(request => {
      const { pathname } = request.url;
      if (pathname === '/realm/.well-known/openid-configuration') {
        return discovery();
      }
      return pathname === '/token' &&
        request.method === 'POST' &&
        request.form.get('grant_type') === 'client_credentials' &&
        isClient(request)
        ? answers(request)
        : {
            status: 401,
            body: { error: 'invalid_client', error_description: secret },
          };
    });
  });
  afterAll(() => server.close());

  beforeEach(() => {
    issued = 0;
    now = Date.now();
    secret = clientSecret;
    issuer = `${server.url}/realm`;
    answers = () => token(600);
    server.requests.length = 0;
  });

  const create = () => ClusterCredentials.create({ now: () => now });
  const open = (auth: Partial<OidcAuth> = {}, credentials = create()) =>
    credentials.open(
      {
        type: 'oidc',
        clientId,
        clientSecret,
        tokenUrl: `${server.url}/token`,
        ...auth,
      } as OidcAuth,
      cluster,
    );
  const withIssuer = () =>
    create().open(
      { type: 'oidc', clientId, clientSecret, issuer: `${server.url}/realm/` },
      cluster,
    );
  const first = { type: 'bearer', token: 'oidc-1' };

  it('asks with basic authentication, for a scope and an audience', async () => {
    const read = open({ scope: 'openid groups', audience: 'kubernetes' });
    expect(await read({})).toEqual(first);
    const [{ form }] = server.requests;
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'client_credentials',
      scope: 'openid groups',
      audience: 'kubernetes',
    });
  });

  it('finds the token endpoint of an issuer', async () => {
    expect(await withIssuer()({})).toEqual(first);
  });

  it('does not ask an endpoint that another issuer names', async () => {
    issuer = 'https://other.example';
    await expect(withIssuer()({})).rejects.toThrow('not of its issuer');
    expect(server.requests).toHaveLength(1);
  });

  it('sends the secret nowhere without TLS', async () => {
    const read = open({ tokenUrl: 'http://idp.example/token' });
    await expect(read({})).rejects.toThrow('not an https URL');
  });

  it('takes the ID token where there is one, for as long as it says', async () => {
    const claims = { exp: Math.floor(now / 1000) + 100 };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    answers = () => ({
      body: {
        ...(token(600).body as object),
        id_token: `e30.${payload}.${issued}`,
      },
    });
    const read = open();
    expect(await read({})).toEqual({
      type: 'bearer',
      token: `e30.${payload}.1`,
    });
    now += 81_000;
    expect(await read({})).toMatchObject({ token: `e30.${payload}.2` });
  });

  it('keeps a token that says nothing of its life for five minutes', async () => {
    answers = () => token();
    const read = open();
    await read({});
    now += 4 * MINUTE - 1;
    expect(await read({})).toEqual(first);
    now += 1;
    expect(await read({})).toMatchObject({ token: 'oidc-2' });
  });

  it('reads the secret from its file at each renewal', async () => {
    directory.setContent({ secret: `${secret}\n` });
    const read = create().open(
      {
        type: 'oidc',
        clientId,
        clientSecretFile: directory.resolve('secret'),
        tokenUrl: `${server.url}/token`,
      },
      cluster,
    );
    expect(await read({})).toEqual(first);
    secret = 'changed';
    directory.setContent({ secret });
    now += 8 * MINUTE;
    expect(await read({})).toMatchObject({ token: 'oidc-2' });
    directory.setContent({ secret: '' });
    now += 10 * MINUTE;
    await expect(read({})).rejects.toThrow('clientSecretFile is empty');
  });

  it('asks once for all clusters, again at 80 % and where it is refused', async () => {
    const credentials = create();
    const reads = Array.from({ length: 20 }, () => open({}, credentials));
    const all = (refused: boolean) =>
      Promise.all(reads.map(read => read({ refused })));
    await all(false);
    now += 8 * MINUTE;
    await all(false);
    expect(issued).toBe(2);
    now += MINUTE;
    await all(true);
    expect(issued).toBe(3);
  });

  it.each<[string, () => TokenAnswer, string]>([
    [
      'a refusal',
      () => ({ status: 400, body: { error: 'invalid_scope' } }),
      'invalid_scope',
    ],
    [
      'an answer that quotes the secret',
      () => ({ status: 500, body: { error: clientSecret } }),
      '500',
    ],
    ['an answer without a token', () => ({ body: {} }), 'Error'],
    ['an answer that is no JSON', () => ({ body: clientSecret }), 'Error'],
  ])('says why there is none after %s', async (_, answer, code) => {
    answers = answer;
    const error = await open()({}).catch(e => e);
    expect(error.name).toBe('AuthenticationError');
    expect(error.message).toBe(`the OpenID provider gave no token (${code})`);
    expect(JSON.stringify(error)).not.toContain('ary%');
  });

  it('is not redirected', async () => {
    const elsewhere = jest.fn<Promise<Response>, Parameters<typeof fetch>>(
      async () => Response.json({ access_token: 'x' }),
    );
    const credentials = ClusterCredentials.create({ fetch: elsewhere });
    await open({}, credentials)({});
    expect(elsewhere.mock.calls[0][1]).toMatchObject({ redirect: 'error' });
  });
});
