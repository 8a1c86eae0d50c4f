import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import { base64, TEST_CA } from '../../../testing/certificate';
import { connectionOf, credentialOf } from '../__testUtils__/hubFixture';
import { kubernetesLocatorFactory } from './kubernetesLocatorFactory';
import { readConfigMethod } from './readConfigMethod';

const URL = 'https://prod.example:6443';
const proxy = { type: 'localKubectlProxy' };
const config = (...clusters: JsonObject[]) => ({
  type: 'config',
  clusters: clusters.map(one => ({ name: 'prod', url: URL, ...one })),
});
const catalogEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'listed',
    annotations: {
      'kubernetes.io/api-server': 'https://10.0.0.1',
      'kubernetes.io/api-server-certificate-authority': base64(TEST_CA),
      'kubernetes.io/auth-provider': 'azure',
    },
  },
  spec: { type: 'kubernetes-cluster' },
};

describe('kubernetesLocatorFactory', () => {
  const directory = createMockDirectory();

  const create = (methods: JsonObject[], fields: JsonObject = {}) =>
    kubernetesLocatorFactory({
      rootConfig: new ConfigReader({
        kubernetes: { clusterLocatorMethods: methods },
      }),
      catalog: catalogServiceMock({ entities: [catalogEntity] }),
      auth: mockServices.auth({ pluginId: 'fleet' }),
      fetch: async () => new Response('canary', { status: 500 }),
    }).create({
      config: new ConfigReader(fields),
      logger: mockServices.logger.mock(),
    });
  const locate = (methods: JsonObject[], fields?: JsonObject) =>
    create(methods, fields).locate({});

  it('names the clusters of all methods, each with a key of its own', async () => {
    const located = await locate(
      [
        config({ authProvider: 'azure' }, { name: 'b', authProvider: 'aws' }),
        proxy,
        { type: 'catalog', dangerouslyAllowClusterUrls: ['10.0.0.1'] },
        config({ authProvider: 'azure' }),
      ],
      { labels: { team: 'a' } },
    );
    expect(located).toMatchObject([
      { key: 'config/prod', name: 'prod', connection: { url: URL } },
      { key: 'config/b' },
      {
        key: 'localKubectlProxy/local',
        connection: { url: 'http://127.0.0.1:8001' },
      },
      {
        key: 'catalog/default/listed',
        name: 'listed',
        connection: { url: 'https://10.0.0.1' },
      },
      { key: 'config/prod#2' },
    ]);
    expect(located.map(({ labels }) => labels)).toEqual(
      Array(5).fill({ team: 'a' }),
    );
    expect(await credentialOf(located[2])).toEqual({ type: 'none' });
  });

  it("refuses of the catalog what Backstage's plugin refuses", async () => {
    const [located] = await locate([{ type: 'catalog' }]);
    expect(located).toHaveProperty('problem');
  });

  it('reads only the methods that are asked for', async () => {
    const methods = [{ type: 'gke', projectId: 'p' }, { type: 'magic' }, proxy];
    const fields = { methods: ['localKubectlProxy'] };
    expect(await locate(methods, fields)).toHaveLength(1);
  });

  it('reads a cluster as Backstage does', async () => {
    const [located] = await locate([
      config({
        authProvider: 'serviceAccount',
        serviceAccountToken: 'abc',
        caData: base64(TEST_CA),
        skipTLSVerify: true,
      }),
    ]);
    expect(connectionOf(located)).toMatchObject({
      caData: TEST_CA,
      skipTlsVerify: true,
    });
    expect(await credentialOf(located)).toEqual({
      type: 'bearer',
      token: 'abc',
    });
  });

  it('takes authMetadata before the fields that were there earlier', async () => {
    const [located] = await locate([
      config({
        authProvider: 'google',
        serviceAccountToken: 'field',
        authMetadata: {
          'kubernetes.io/auth-provider': 'serviceAccount',
          serviceAccountToken: 'metadata',
        },
      }),
    ]);
    expect(await credentialOf(located)).toMatchObject({ token: 'metadata' });
  });

  it("verifies the pod's own cluster with the pod's own authority", async () => {
    directory.setContent({ 'ca.crt': TEST_CA });
    const read = (fields: JsonObject, file = 'ca.crt') =>
      readConfigMethod(
        new ConfigReader(config({ authProvider: 'serviceAccount', ...fields })),
        directory.resolve(file),
      ).locate({});
    const [own] = await read({});
    expect(connectionOf(own).caData).toBe(TEST_CA);
    const [other] = await read({ serviceAccountToken: 'abc' });
    expect(connectionOf(other).caData).toBeUndefined();
    const [outside] = await read({}, 'none');
    expect(connectionOf(outside).caData).toBeUndefined();
  });

  it.each([
    [{ authProvider: 'google' }, /login of each user/],
    [{ authProvider: 'oidc', oidcTokenProvider: 'okta' }, /login of each user/],
    [{ authProvider: 'aks' }, /login of each user/],
    [{ authProvider: 'azure', url: 'http://prod.example' }, /https/],
  ])('has a problem with %j', async (fields, problem) => {
    const [located] = await locate([config(fields)]);
    expect(located).toHaveProperty('problem', expect.stringMatching(problem));
  });

  it.each([
    [[config({})], /no authProvider/],
    [[{ type: 'magic' }], /'magic', which the fleet cannot read/],
    [[{ type: 'gke' }], /projectId/],
  ])('does not start with %j', (methods, message) => {
    expect(() => create(methods)).toThrow(message);
  });

  it('does not start where Backstage has no clusters configured', () => {
    const factory = kubernetesLocatorFactory({
      rootConfig: new ConfigReader({}),
      catalog: catalogServiceMock(),
      auth: mockServices.auth({ pluginId: 'fleet' }),
      fetch,
    });
    const logger = mockServices.logger.mock();
    const entry = new ConfigReader({});
    expect(() => factory.create({ config: entry, logger })).toThrow(
      'kubernetes.clusterLocatorMethods',
    );
  });
});
