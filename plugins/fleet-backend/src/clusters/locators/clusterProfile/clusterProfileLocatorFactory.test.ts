import type { JsonObject } from '@backstage/types';
import { base64, TEST_CA } from '../../../testing/certificate';
import {
  connectionOf,
  credentialOf,
  hubFixture,
  MEMBER_URL,
} from '../__testUtils__/hubFixture';
import { clusterProfileLocatorFactory } from './clusterProfileLocatorFactory';

const PROFILES = '/apis/multicluster.x-k8s.io/v1alpha1/clusterprofiles';
const GKE_URL = 'https://gke-1.us-central1.gke.goog';
const CREDS_LABEL = {
  'authentication.open-cluster-management.io/is-clusterprofile-creds': 'true',
};
const cluster = {
  server: MEMBER_URL,
  'certificate-authority-data': base64(TEST_CA),
};
const secretreader = { name: 'secretreader', auth: { type: 'secret' } };
const google = { name: 'google', auth: { type: 'google' } };

describe('clusterProfileLocatorFactory', () => {
  let fixture: ReturnType<typeof hubFixture>;

  beforeEach(() => {
    fixture = hubFixture(clusterProfileLocatorFactory);
  });

  const serve = (status: JsonObject, path = PROFILES) =>
    fixture.server.serve(path, {
      metadata: { namespace: 'fleet', name: 'c1', labels: { env: 'prod' } },
      spec: { displayName: 'Cluster 1', clusterManager: { name: 'ocm' } },
      status: {
        properties: [
          { name: 'location', value: 'eu-west-1' },
          { name: 'env', value: 'observed' },
        ],
        ...status,
      },
    });
  const only = (...providers: JsonObject[]) => fixture.only({ providers });

  it('names each profile, with its properties among its labels', async () => {
    serve({ accessProviders: [{ name: 'secretreader', cluster }] });
    expect(await only(secretreader)).toEqual({
      key: 'fleet/c1',
      name: 'Cluster 1',
      labels: { location: 'eu-west-1', env: 'prod' },
      connection: {
        url: MEMBER_URL,
        caData: TEST_CA,
        skipTlsVerify: false,
        credential: expect.any(Function),
      },
    });
  });

  it('reads what older managers write, and what newer hubs serve', async () => {
    serve({ credentialProviders: [{ name: 'secretreader', cluster }] });
    expect(await only(secretreader)).toHaveProperty('connection');
    fixture = hubFixture(clusterProfileLocatorFactory);
    const newer = PROFILES.replace('v1alpha1', 'v1alpha2');
    serve({ accessProviders: [{ name: 'secretreader', cluster }] }, newer);
    expect(await only(secretreader)).toHaveProperty('connection');
  });

  it('prefers the first provider that is configured', async () => {
    serve({
      accessProviders: [
        { name: 'secretreader', cluster },
        { name: 'google', cluster: { server: GKE_URL } },
      ],
    });
    const located = await only(google, secretreader);
    expect(connectionOf(located).url).toBe(GKE_URL);
  });

  it('reads the Secret of a profile whenever it is needed', async () => {
    serve({ accessProviders: [{ name: 'secretreader', cluster }] });
    const auth = { type: 'secret', namespace: 'tokens' };
    const located = await only({ name: 'secretreader', auth });
    await expect(credentialOf(located)).rejects.toThrow('tokens/c1');
    for (const token of ['one', 'two']) {
      fixture.server.serveSecret('tokens', 'c1', { token });
      expect(await credentialOf(located)).toEqual({ type: 'bearer', token });
    }
    fixture.server.serveSecret('tokens', 'c1', {});
    await expect(credentialOf(located)).rejects.toThrow('no token');
  });

  it("reads Open Cluster Management's tokens beside the profile", async () => {
    const extension = { clusterName: 'managed-1' };
    const extensions = [
      { name: 'client.authentication.k8s.io/exec', extension },
    ];
    const name = 'open-cluster-management';
    serve({
      accessProviders: [{ name, cluster: { ...cluster, extensions } }],
    });
    const auth = { type: 'managedServiceAccount', name: 'flotilla' };
    const located = await only({ name, auth });
    const secret = ['fleet', 'managed-1-flotilla', { token: 'abc' }] as const;
    fixture.server.serveSecret(...secret);
    await expect(credentialOf(located)).rejects.toThrow('not labelled');
    fixture.server.serveSecret(...secret, CREDS_LABEL);
    expect(await credentialOf(located)).toMatchObject({ token: 'abc' });
  });

  it("sends a cloud's credential to that cloud, and to what is allowed", async () => {
    serve({ accessProviders: [{ name: 'google', cluster }] });
    expect(await only(google)).toHaveProperty(
      'problem',
      expect.stringContaining('add its host to allow'),
    );
    const allowed = { providers: [google], allow: ['member.example'] };
    expect(await fixture.only(allowed)).toHaveProperty('connection');
  });

  it.each<[JsonObject, RegExp]>([
    [
      { accessProviders: [{ name: 'kubelogin', cluster }] },
      /given by kubelogin; its plugins are not started: say in providers/,
    ],
    [{}, /nobody yet/],
    [
      { accessProviders: [{ name: 'secretreader', cluster: {} }] },
      /no server URL/,
    ],
    [
      {
        accessProviders: [
          {
            name: 'secretreader',
            cluster: { server: MEMBER_URL, 'certificate-authority': '/etc' },
          },
        ],
      },
      /file, which is refused/,
    ],
  ])('has a problem with %j', async (status, problem) => {
    serve(status);
    expect(await only(secretreader)).toHaveProperty(
      'problem',
      expect.stringMatching(problem),
    );
  });

  it.each<[JsonObject]>([
    [{}],
    [{ providers: [{ name: 'a', auth: { type: 'magic' } }] }],
    [{ providers: [secretreader], allow: ['10.0.0.0/99'] }],
  ])('does not start with %j', fields => {
    expect(() => fixture.create(fields)).toThrow();
  });
});
