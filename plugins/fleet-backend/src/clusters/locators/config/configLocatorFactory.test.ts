import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import type { JsonObject } from '@backstage/types';
import { base64, TEST_CA } from '../../../testing/certificate';
import { configLocatorFactory } from './configLocatorFactory';

const URL = 'https://prod.example:6443';

describe('configLocatorFactory', () => {
  const directory = createMockDirectory();

  beforeEach(() => directory.clear());

  const create = (...clusters: JsonObject[]) =>
    configLocatorFactory.create({
      config: new ConfigReader({ type: 'config', clusters }),
      logger: mockServices.logger.mock(),
    });
  const only = async (cluster: JsonObject) => {
    const located = await create({ name: 'prod', url: URL, ...cluster }).locate(
      {},
    );
    expect(located).toHaveLength(1);
    return located[0];
  };
  const credentialOf = async (auth: JsonObject): Promise<ClusterCredential> => {
    const cluster = await only({ auth });
    if (!('connection' in cluster)) {
      throw new Error(cluster.problem);
    }
    return cluster.connection.credential({});
  };

  it('names the clusters as they are written', async () => {
    const located = await create(
      {
        name: 'prod',
        url: URL,
        caData: base64(TEST_CA),
        tlsServerName: 'kubernetes',
        labels: { env: 'prod' },
      },
      { name: 'dev', url: 'http://127.0.0.1:8001', skipTLSVerify: true },
    ).locate({});
    expect(located).toMatchObject([
      {
        key: 'prod',
        name: 'prod',
        labels: { env: 'prod' },
        connection: { url: URL, caData: TEST_CA, tlsServerName: 'kubernetes' },
      },
      {
        key: 'dev',
        connection: { url: 'http://127.0.0.1:8001', skipTlsVerify: true },
      },
    ]);
  });

  it.each<[string, JsonObject, ClusterCredential]>([
    ['none', {}, { type: 'none' }],
    ['none', { type: 'none' }, { type: 'none' }],
    [
      'token',
      { type: 'token', token: 'abc' },
      { type: 'bearer', token: 'abc' },
    ],
    [
      'clientCertificate',
      {
        type: 'clientCertificate',
        certData: base64('cert'),
        keyData: base64('key'),
      },
      { type: 'x509', cert: 'cert', key: 'key' },
    ],
  ])('authenticates with %s', async (_, auth, credential) => {
    expect(await credentialOf(auth)).toEqual(credential);
  });

  it('reads a token file at each use', async () => {
    directory.setContent({ token: 'one\n' });
    const cluster = await only({
      auth: { type: 'tokenFile', path: directory.resolve('token') },
    });
    const { connection } = cluster as Extract<
      typeof cluster,
      { connection: unknown }
    >;
    expect(await connection.credential({})).toMatchObject({ token: 'one' });
    directory.setContent({ token: 'two' });
    expect(await connection.credential({})).toMatchObject({ token: 'two' });
    directory.clear();
    await expect(connection.credential({})).rejects.toThrow(/ENOENT/);
  });

  it('reads a certificate authority from a file, at each look', async () => {
    directory.setContent({ 'ca.pem': TEST_CA });
    const caFile = directory.resolve('ca.pem');
    const locator = create({ name: 'prod', url: URL, caFile });
    expect((await locator.locate({}))[0]).toHaveProperty(
      'connection.caData',
      TEST_CA,
    );
    directory.clear();
    expect((await locator.locate({}))[0]).toHaveProperty(
      'problem',
      expect.stringContaining('caFile'),
    );
  });

  it.each<[JsonObject, RegExp]>([
    [{ url: 'http://prod.example' }, /https/],
    [{ url: 'prod' }, /URL/],
    [{ url: 'https://a:canary@b' }, /credential/],
    [{ caData: base64('canary') }, /PEM/],
  ])(
    'has a problem with %j, and with no other cluster',
    async (fields, problem) => {
      const located = await create(
        { name: 'prod', url: URL, ...fields },
        { name: 'other', url: URL },
      ).locate({});
      expect(located[0]).toMatchObject({
        problem: expect.stringMatching(problem),
      });
      expect(JSON.stringify(located[0])).not.toContain('canary');
      expect(located[1]).toHaveProperty('connection');
    },
  );

  it.each<[JsonObject]>([
    [{ url: URL }],
    [{ name: 'prod' }],
    [{ name: 'prod', url: URL, auth: { type: 'magic' } }],
    [{ name: 'prod', url: URL, auth: { type: 'token' } }],
    [{ name: 'prod', url: URL, auth: { type: 'tokenFile' } }],
  ])('does not start with %j', cluster => {
    expect(() => create(cluster)).toThrow();
  });

  it('does not start with two clusters of one name', () => {
    expect(() =>
      create({ name: 'prod', url: URL }, { name: 'prod', url: 'https://b' }),
    ).toThrow(expect.objectContaining({ name: 'InputError' }));
  });

  it('does not start without clusters', () => {
    expect(() =>
      configLocatorFactory.create({
        config: new ConfigReader({ type: 'config' }),
        logger: mockServices.logger.mock(),
      }),
    ).toThrow('clusters');
  });
});
