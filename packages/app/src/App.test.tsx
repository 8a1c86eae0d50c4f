import { render, screen } from '@testing-library/react';
import App from './App';

const config = {
  app: { title: 'Flotilla', baseUrl: 'http://localhost:3000' },
  backend: { baseUrl: 'http://localhost:7007' },
};

function encode(part: object) {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** What the auth backend answers a guest. */
const session = {
  providerInfo: {},
  profile: {},
  backstageIdentity: {
    token: [
      encode({ alg: 'none' }),
      encode({ sub: 'user:default/guest', iat: 0, exp: 4_102_444_800 }),
      '',
    ].join('.'),
    identity: {
      type: 'user',
      userEntityRef: 'user:default/guest',
      ownershipEntityRefs: ['user:default/guest'],
    },
  },
};

/** A backend that knows only how to sign a guest in. */
async function backend(input: RequestInfo | URL): Promise<Response> {
  const found = String(input).includes('/api/auth/guest/refresh');
  const body = found ? session : { error: { name: 'NotFoundError' } };
  return {
    ok: found,
    status: found ? 200 : 404,
    headers: new Headers(),
    json: async () => body,
    text: async () => JSON.stringify(body),
  } as Response;
}

describe('App', () => {
  const { env } = process;
  const { fetch } = global;

  beforeEach(() => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [{ data: config, context: 'test' }] as unknown as string,
    };
  });

  afterEach(() => {
    process.env = env;
    global.fetch = fetch;
  });

  it('signs a guest in without a click', async () => {
    global.fetch = backend;
    render(App.createRoot());
    expect(
      await screen.findByLabelText('Home', undefined, { timeout: 30_000 }),
    ).toBeInTheDocument();
  }, 40_000);
});
