import type { JsonObject } from '@backstage/types';
import { base64, TEST_CA } from '../../../testing/certificate';
import {
  connectionOf,
  credentialOf,
  hubFixture,
  MEMBER_URL,
} from '../__testUtils__/hubFixture';
import { ocmLocatorFactory } from './ocmLocatorFactory';

const CLUSTERS = '/apis/cluster.open-cluster-management.io/v1/managedclusters';
const TOKEN_LABEL = {
  'authentication.open-cluster-management.io/is-managed-serviceaccount': 'true',
};
const DIRECT = [{ url: MEMBER_URL, caBundle: base64(TEST_CA) }];
const clusterProxy = { url: 'https://proxy.example/', caData: base64(TEST_CA) };

describe('ocmLocatorFactory', () => {
  let fixture: ReturnType<typeof hubFixture>;

  beforeEach(() => {
    fixture = hubFixture(ocmLocatorFactory);
  });

  const serve = (spec: JsonObject = {}) =>
    fixture.server.serve(CLUSTERS, {
      metadata: { name: 'c1', labels: { vendor: 'OpenShift' } },
      spec: { hubAcceptsClient: true, ...spec },
      status: {
        clusterClaims: [
          { name: 'platform.open-cluster-management.io', value: 'AWS' },
          { name: 'vendor', value: 'claimed' },
        ],
      },
    });
  const only = (fields: JsonObject = {}) =>
    fixture.only({ managedServiceAccount: 'flotilla', ...fields });

  it('reaches a cluster by the address that it gives', async () => {
    serve({ managedClusterClientConfigs: DIRECT });
    expect(await only({ clusterProxy, labels: { team: 'a' } })).toEqual({
      key: 'c1',
      name: 'c1',
      labels: {
        'platform.open-cluster-management.io': 'AWS',
        vendor: 'OpenShift',
        team: 'a',
      },
      connection: {
        url: MEMBER_URL,
        caData: TEST_CA,
        credential: expect.any(Function),
      },
    });
  });

  it('reaches a cluster that gives none through the cluster-proxy', async () => {
    serve();
    expect(connectionOf(await only({ clusterProxy }))).toMatchObject({
      url: 'https://proxy.example/c1',
      caData: TEST_CA,
    });
  });

  it('reaches all through the cluster-proxy where that is asked for', async () => {
    serve({ managedClusterClientConfigs: DIRECT });
    const located = await only({
      clusterProxy: { ...clusterProxy, all: true },
    });
    expect(connectionOf(located).url).toBe('https://proxy.example/c1');
  });

  it('reads the token of its ManagedServiceAccount whenever it is needed', async () => {
    serve({ managedClusterClientConfigs: DIRECT });
    const located = await only();
    await expect(credentialOf(located)).rejects.toThrow(
      'create the ManagedServiceAccount c1/flotilla',
    );
    for (const token of ['one', 'two']) {
      fixture.server.serveSecret('c1', 'flotilla', { token }, TOKEN_LABEL);
      expect(await credentialOf(located)).toEqual({ type: 'bearer', token });
    }
    expect(fixture.server.requests.at(-1)).toBe(
      '/api/v1/namespaces/c1/secrets/flotilla',
    );
  });

  it('reads no other Secret of that name, and none that is empty', async () => {
    serve({ managedClusterClientConfigs: DIRECT });
    const located = await only();
    fixture.server.serveSecret('c1', 'flotilla', { token: 'canary' });
    await expect(credentialOf(located)).rejects.toThrow(/^((?!canary).)*$/);
    await expect(credentialOf(located)).rejects.toThrow('is not one of');
    fixture.server.serveSecret('c1', 'flotilla', {}, TOKEN_LABEL);
    await expect(credentialOf(located)).rejects.toThrow('no token yet');
    const path = '/api/v1/namespaces/c1/secrets/flotilla';
    fixture.server.fail(path, 'forbidden');
    await expect(credentialOf(located)).rejects.toThrow('account do that');
  });

  it.each<[JsonObject, JsonObject, RegExp]>([
    [{ hubAcceptsClient: false }, {}, /accept it there/],
    [{}, {}, /set clusterProxy/],
    [
      { managedClusterClientConfigs: [{ url: 'http://a' }] },
      { clusterProxy },
      /https/,
    ],
    [
      { managedClusterClientConfigs: [{ url: MEMBER_URL, caBundle: 'x' }] },
      {},
      /authority/,
    ],
    [{}, { clusterProxy: { url: 'http://proxy' } }, /cluster-proxy.*https/],
  ])('has a problem with %j and %j', async (spec, fields, problem) => {
    serve(spec);
    expect(await only(fields)).toHaveProperty(
      'problem',
      expect.stringMatching(problem),
    );
  });

  it('does not start without a ManagedServiceAccount', () => {
    expect(() => fixture.create()).toThrow('managedServiceAccount');
  });
});
