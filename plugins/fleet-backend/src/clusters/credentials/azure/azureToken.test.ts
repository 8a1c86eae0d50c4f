import { createMockDirectory } from '@backstage/backend-test-utils';
import { EntraServer, startEntraServer } from '../__testUtils__/entraServer';
import { loadedSdks } from '../__testUtils__/loadedSdks';
import { ClusterCredentials } from '../ClusterCredentials';
import type { AzureAuth } from './types';

const MINUTE = 60_000;
const AKS = '6dae42f8-4368-4678-94ff-3960e28e3630/.default';
const tenantId = '11111111-2222-3333-4444-555555555555';
const clientId = '99999999-8888-7777-6666-555555555555';
const clientSecret = 'secret~canary';
const cluster = { name: 'prod', url: 'https://prod.hcp.westeurope.azmk8s.io' };

describe('the auth azure', () => {
  const before = { ...process.env };
  const directory = createMockDirectory();
  let server: EntraServer;
  let expected: { secret: string } | { assertion: string };
  let issued: number;
  let now: number;

  beforeAll(async () => {
    server = await startEntraServer({
      tenant: tenantId,
      clientId,
      expected: () => expected,
      issue() {
        issued += 1;
        return { token: `entra-${issued}`, life: 3600 };
      },
    });
  });
  afterAll(() => server.close());

  beforeEach(() => {
    expected = { secret: clientSecret };
    issued = 0;
    now = Date.now();
    server.requests.length = 0;
    directory.clear();
  });
  afterEach(() => {
    process.env = { ...before };
  });

  const create = () =>
    ClusterCredentials.create({
      now: () => now,
      sdks: loadedSdks,
      azureTransport: server.transport,
    });
  const open = (auth: Omit<AzureAuth, 'type'>, credentials = create()) =>
    credentials.open({ type: 'azure', ...auth }, cluster);
  const first = { type: 'bearer', token: 'entra-1' };
  const scopes = () =>
    server.requests.flatMap(({ form }) => form.get('scope') ?? []);

  it('asks with a secret, for the application of AKS', async () => {
    const read = open({ tenantId, clientId, clientSecret });
    expect(await read({})).toEqual(first);
    expect(scopes()).toEqual([expect.stringContaining(AKS)]);
  });

  it('asks for another application where the cluster takes its tokens', async () => {
    const auth = { tenantId, clientId, clientSecret, serverId: 'api://mine' };
    await open(auth)({});
    expect(scopes()).toEqual([expect.stringContaining('api://mine/.default')]);
  });

  it('asks with a secret in a file, read at each renewal', async () => {
    directory.setContent({ secret: `${clientSecret}\n` });
    const clientSecretFile = directory.resolve('secret');
    const read = open({ tenantId, clientId, clientSecretFile });
    expect(await read({})).toEqual(first);
    expected = { secret: 'another' };
    directory.setContent({ secret: 'another' });
    now += 50 * MINUTE;
    expect(await read({})).toMatchObject({ token: 'entra-2' });
  });

  it('asks with the token of a workload identity, read at each renewal', async () => {
    directory.setContent({ token: 'federated.1' });
    expected = { assertion: 'federated.1' };
    const federatedTokenFile = directory.resolve('token');
    const read = open({ tenantId, clientId, federatedTokenFile });
    expect(await read({})).toEqual(first);
    directory.setContent({ token: 'federated.2' });
    expected = { assertion: 'federated.2' };
    now += 50 * MINUTE;
    expect(await read({})).toMatchObject({ token: 'entra-2' });
  });

  it('finds what the environment has', async () => {
    process.env.AZURE_TENANT_ID = tenantId;
    process.env.AZURE_CLIENT_ID = clientId;
    process.env.AZURE_CLIENT_SECRET = clientSecret;
    expect(await open({})({})).toEqual(first);
  });

  it('asks once for all clusters, again at 80 % and where it is refused', async () => {
    const credentials = create();
    const reads = Array.from({ length: 20 }, () =>
      open({ tenantId, clientId, clientSecret }, credentials),
    );
    const all = (refused: boolean) =>
      Promise.all(reads.map(read => read({ refused })));
    await all(false);
    now += 47 * MINUTE;
    await all(false);
    expect(issued).toBe(1);
    now += 2 * MINUTE;
    await all(false);
    expect(issued).toBe(2);
    now += MINUTE;
    await all(true);
    expect(issued).toBe(3);
  });

  it('says why there is none, without what it was sent', async () => {
    expected = { secret: 'another' };
    const read = open({ tenantId, clientId, clientSecret });
    const error = await read({}).catch(e => e);
    expect(error.name).toBe('AuthenticationError');
    expect(error.message).toBe('Entra gave no token (AADSTS7000215)');
    expect(JSON.stringify(error)).not.toContain('canary');
  });
});
