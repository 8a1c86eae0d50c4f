import { createMockDirectory } from '@backstage/backend-test-utils';
import { GoogleServer, startGoogleServer } from '../__testUtils__/googleServer';
import { loadedSdks } from '../__testUtils__/loadedSdks';
import { ClusterCredentials } from '../ClusterCredentials';

const MINUTE = 60_000;
const cluster = { name: 'prod', url: 'https://10.0.0.1' };

describe('the auth googleServiceAccount', () => {
  const before = { ...process.env };
  const directory = createMockDirectory();
  let server: GoogleServer;
  let issued: number;
  let now: number;

  beforeAll(async () => {
    server = await startGoogleServer(() => {
      issued += 1;
      return { token: `ya29.${issued}`, life: 3600 };
    });
  });
  afterAll(() => server.close());

  beforeEach(() => {
    issued = 0;
    now = Date.now();
    server.requests.length = 0;
    server.scopes.length = 0;
    directory.setContent({ 'google.json': server.credentials });
  });
  afterEach(() => {
    process.env = { ...before };
  });

  const create = () =>
    ClusterCredentials.create({
      now: () => now,
      sdks: loadedSdks,
      googleTransport: server.transport,
    });
  const file = directory.resolve('google.json');
  const open = (credentialsFile?: string, credentials = create()) =>
    credentials.open(
      { type: 'googleServiceAccount', credentialsFile },
      cluster,
    );

  it('asks with an assertion that the account signed', async () => {
    expect(await open(file)({})).toEqual({ type: 'bearer', token: 'ya29.1' });
    expect(server.scopes).toEqual([
      'https://www.googleapis.com/auth/cloud-platform https://www.googleapis.com/auth/userinfo.email',
    ]);
  });

  it('finds application default credentials', async () => {
    process.env.GOOGLE_APPLICATION_CREDENTIALS = file;
    expect(await open()({})).toEqual({ type: 'bearer', token: 'ya29.1' });
  });

  it('asks once for all clusters, and again at 80 % of its life', async () => {
    const credentials = create();
    const reads = Array.from({ length: 20 }, () => open(file, credentials));
    await Promise.all(reads.map(read => read({})));
    expect(issued).toBe(1);
    now += 47 * MINUTE;
    expect(await reads[0]({})).toMatchObject({ token: 'ya29.1' });
    now += 2 * MINUTE;
    await Promise.all(reads.map(read => read({})));
    expect(issued).toBe(2);
    now += MINUTE;
    await Promise.all(reads.map(read => read({ refused: true })));
    expect(issued).toBe(3);
  });

  it('says why there is none, without what it was sent', async () => {
    const other = JSON.parse(server.credentials);
    other.client_email = 'canary@project.iam.gserviceaccount.com';
    directory.setContent({ 'google.json': JSON.stringify(other) });
    const error = await open(file)({}).catch(e => e);
    expect(error.name).toBe('AuthenticationError');
    expect(error.message).toBe('Google gave no token (invalid_grant)');
    expect(JSON.stringify(error)).not.toContain('canary');
  });

  it('says that the file is not there', async () => {
    directory.clear();
    await expect(open(file)({})).rejects.toThrow(
      'Google gave no token (ENOENT)',
    );
  });
});
