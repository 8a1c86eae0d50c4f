import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import { base64, TEST_CA } from '../../../testing/certificate';
import { connectionOf, credentialOf } from '../__testUtils__/hubFixture';
import { catalogLocatorFactory } from './catalogLocatorFactory';

const AZURE_URL = 'https://a.hcp.westeurope.azmk8s.io:443';

const entity = (
  annotations: Record<string, string> = {},
  type = 'kubernetes-cluster',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'prod',
    namespace: 'infra',
    labels: { env: 'prod' },
    annotations: {
      'kubernetes.io/api-server': AZURE_URL,
      'kubernetes.io/api-server-certificate-authority': base64(TEST_CA),
      'kubernetes.io/auth-provider': 'azure',
      ...annotations,
    },
  },
  spec: { type, owner: 'infra' },
});

describe('catalogLocatorFactory', () => {
  const auth = mockServices.auth({ pluginId: 'fleet' });

  const locate = (entities: Entity[], fields: JsonObject = {}) =>
    catalogLocatorFactory({ catalog: catalogServiceMock({ entities }), auth })
      .create({
        config: new ConfigReader(fields),
        logger: mockServices.logger.mock(),
      })
      .locate({});
  const only = async (
    annotations: Record<string, string>,
    fields?: JsonObject,
  ) => {
    const located = await locate([entity(annotations)], fields);
    expect(located).toHaveLength(1);
    return located[0];
  };

  it('names the Resources that are clusters, with their labels', async () => {
    const plain = entity({}, 'database');
    const { annotations: _, ...metadata } = entity().metadata;
    const described = { ...entity(), metadata: { ...metadata, name: 'other' } };
    const located = await locate([entity(), plain, described], {
      labels: { team: 'a' },
    });
    expect(located).toEqual([
      {
        key: 'infra/prod',
        name: 'prod',
        labels: { env: 'prod', team: 'a' },
        connection: {
          url: AZURE_URL,
          caData: TEST_CA,
          skipTlsVerify: false,
          credential: expect.any(Function),
        },
      },
    ]);
  });

  it('asks the catalog as this plugin', async () => {
    const catalog = catalogServiceMock({ entities: [] });
    const streamed = jest.spyOn(catalog, 'streamEntities');
    const config = new ConfigReader({});
    const logger = mockServices.logger.mock();
    await catalogLocatorFactory({ catalog, auth })
      .create({ config, logger })
      .locate({});
    expect(streamed.mock.calls[0][1]).toEqual({
      credentials: await auth.getOwnServiceCredentials(),
    });
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ 'kubernetes.io/api-server': 'https://127.0.0.1' }, /not public/],
    [{ 'kubernetes.io/api-server': 'https://169.254.169.254' }, /not public/],
    [{ 'kubernetes.io/api-server': 'http://169.254.169.254' }, /https/],
    [{ 'kubernetes.io/api-server': 'canary' }, /not a URL/],
    [
      { 'kubernetes.io/api-server': 'https://prod.example' },
      /not of the cloud/,
    ],
    [
      { 'kubernetes.io/api-server-certificate-authority': base64('canary') },
      /PEM/,
    ],
    [
      {
        'kubernetes.io/auth-provider': 'serviceAccount',
        serviceAccountToken: 'canary',
      },
      /app-config only/,
    ],
    [{ 'kubernetes.io/auth-provider': 'localKubectlProxy' }, /app-config only/],
    [{ 'kubernetes.io/auth-provider': 'google' }, /login of each user/],
    [{ 'kubernetes.io/auth-provider': 'oidc' }, /login of each user/],
  ])(
    'has a problem with %j, and with no other',
    async (annotations, problem) => {
      const other = entity();
      other.metadata.name = 'other';
      const located = await locate([entity(annotations), other]);
      expect(located[0]).toHaveProperty(
        'problem',
        expect.stringMatching(problem),
      );
      expect(JSON.stringify(located[0])).not.toContain('canary');
      expect(located[1]).toHaveProperty('connection');
    },
  );

  it('takes what the entry allows', async () => {
    const annotations = { 'kubernetes.io/api-server': 'https://10.1.2.3:6443' };
    const located = await only(annotations, { allow: ['10.0.0.0/8'] });
    expect(connectionOf(located).url).toBe('https://10.1.2.3:6443');
  });

  it('checks what a name resolves to before a credential is sent', async () => {
    const annotations = {
      'kubernetes.io/api-server': 'https://nothing.invalid.azmk8s.io',
    };
    const located = await only(annotations);
    await expect(credentialOf(located)).rejects.toThrow('cannot be resolved');
  });

  it('skips verification only where entity and entry both say so', async () => {
    const skip = { 'kubernetes.io/skip-tls-verify': 'true' };
    const allowSkipTLSVerify = true;
    for (const [annotations, fields, wanted] of [
      [skip, {}, false],
      [{}, { allowSkipTLSVerify }, false],
      [skip, { allowSkipTLSVerify }, true],
    ] as const) {
      const { skipTlsVerify } = connectionOf(await only(annotations, fields));
      expect(skipTlsVerify).toBe(wanted);
    }
  });
});
