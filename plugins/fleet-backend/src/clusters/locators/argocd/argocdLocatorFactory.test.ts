import type { JsonObject } from '@backstage/types';
import { base64, TEST_CA } from '../../../testing/certificate';
import {
  connectionOf,
  credentialOf,
  hubFixture,
  MEMBER_URL,
} from '../__testUtils__/hubFixture';
import { argocdLocatorFactory } from './argocdLocatorFactory';

const SECRETS = '/api/v1/namespaces/argocd/secrets';
const EKS_URL = 'https://ABC.gr7.eu-west-1.eks.amazonaws.com';

describe('argocdLocatorFactory', () => {
  let fixture: ReturnType<typeof hubFixture>;

  beforeEach(() => {
    fixture = hubFixture(argocdLocatorFactory);
  });

  const serve = (config: JsonObject | string, server = MEMBER_URL) =>
    fixture.server.serveSecret(
      'argocd',
      'cluster-1',
      {
        name: 'prod',
        server,
        config: typeof config === 'string' ? config : JSON.stringify(config),
      },
      { 'argocd.argoproj.io/secret-type': 'cluster', env: 'prod' },
    );

  it('names the cluster of each Secret, with its labels', async () => {
    serve({
      bearerToken: 'abc',
      tlsClientConfig: { caData: base64(TEST_CA), serverName: 'kubernetes' },
    });
    const located = await fixture.only({ labels: { team: 'a' } });
    expect(located).toEqual({
      key: 'cluster-1',
      name: 'prod',
      labels: { env: 'prod', team: 'a' },
      connection: {
        url: MEMBER_URL,
        caData: TEST_CA,
        tlsServerName: 'kubernetes',
        skipTlsVerify: false,
        credential: expect.any(Function),
      },
    });
    expect(fixture.server.requests).toEqual([
      `${SECRETS}?limit=100&labelSelector=argocd.argoproj.io%2Fsecret-type%3Dcluster`,
    ]);
  });

  it.each<[JsonObject, object]>([
    [{ bearerToken: 'abc' }, { type: 'bearer', token: 'abc' }],
    [
      { username: 'a', password: 'b' },
      { type: 'basic', username: 'a', password: 'b' },
    ],
    [
      { tlsClientConfig: { certData: base64('c'), keyData: base64('k') } },
      { type: 'x509', cert: 'c', key: 'k' },
    ],
  ])('authenticates with %j', async (config, credential) => {
    serve(config);
    expect(await credentialOf(await fixture.only())).toEqual(credential);
  });

  it('skips verification only where that is asked for', async () => {
    for (const insecure of [true, false, 'true']) {
      serve({ bearerToken: 'abc', tlsClientConfig: { insecure } });
      const { skipTlsVerify } = connectionOf(await fixture.only());
      expect(skipTlsVerify).toBe(insecure === true);
    }
  });

  it('reads a credential that was renewed since, and none for another server', async () => {
    serve({ bearerToken: 'one' });
    const located = await fixture.only();
    serve({ bearerToken: 'two' });
    expect(await credentialOf(located)).toMatchObject({ token: 'two' });
    expect(fixture.server.requests.at(-1)).toBe(`${SECRETS}/cluster-1`);
    serve({ bearerToken: 'three' }, 'https://elsewhere');
    await expect(credentialOf(located)).rejects.toThrow('another address');
    serve({ execProviderConfig: { command: 'canary' } });
    await expect(credentialOf(located)).rejects.toThrow('refused');
    fixture.server.serve(SECRETS);
    await expect(credentialOf(located)).rejects.toThrow('is gone');
  });

  it('takes its own cluster for the hub', async () => {
    serve({}, 'https://kubernetes.default.svc');
    const located = await fixture.only();
    expect(connectionOf(located).url).toBe('https://hub.example');
    expect(await credentialOf(located)).toMatchObject({ token: 'h' });
  });

  it.each<[JsonObject, string]>([
    [{ awsAuthConfig: { clusterName: 'c', roleARN: 'arn' } }, EKS_URL],
    [
      {
        execProviderConfig: {
          command: 'argocd-k8s-auth',
          args: ['aws', '--cluster-name', 'c', '--role-arn=arn'],
        },
      },
      EKS_URL,
    ],
    [
      { execProviderConfig: { command: 'argocd-k8s-auth', args: ['azure'] } },
      'https://a.hcp.westeurope.azmk8s.io:443',
    ],
    [
      { execProviderConfig: { command: 'argocd-k8s-auth', args: ['gcp'] } },
      'https://gke-1.us-central1.gke.goog',
    ],
  ])('lets the cloud issue the credential of %j', async (config, url) => {
    serve(config, url);
    expect(connectionOf(await fixture.only()).url).toBe(url);
    serve(config);
    expect(await fixture.only()).toHaveProperty(
      'problem',
      expect.stringContaining('add its host to allow'),
    );
    const allowed = await fixture.only({ allow: ['*.example'] });
    expect(allowed).toHaveProperty('connection');
  });

  it.each<[JsonObject | string, RegExp]>([
    ['{"bearerToken": "canary"', /not JSON/],
    ['["canary"]', /not JSON/],
    [{}, /no credential/],
    [{ execProviderConfig: { command: 'canary' } }, /refused.*type config/],
    [
      { execProviderConfig: { command: 'argocd-k8s-auth', args: ['sh'] } },
      /refused/,
    ],
    [{ bearerToken: 'canary', proxyUrl: 'http://canary' }, /proxyUrl/],
    [
      { bearerToken: 'canary', tlsClientConfig: { caData: 'canary' } },
      /authority/,
    ],
  ])('has a problem with %j', async (config, problem) => {
    serve(config);
    const located = await fixture.only();
    expect(located).toHaveProperty('problem', expect.stringMatching(problem));
    expect(JSON.stringify(located)).not.toContain('canary');
  });

  it('has a problem with a server that is no URL', async () => {
    serve({ bearerToken: 'canary' }, 'http://member.example');
    const located = await fixture.only();
    expect(located).toHaveProperty('problem', expect.stringMatching(/https/));
  });

  it('reads another namespace where that is asked for', async () => {
    fixture.server.serve('/api/v1/namespaces/gitops/secrets');
    expect(await fixture.locate({ namespace: 'gitops' })).toEqual([]);
    await expect(fixture.locate()).rejects.toThrow('list secrets');
  });
});
