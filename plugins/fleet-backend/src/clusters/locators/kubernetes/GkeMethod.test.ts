import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { base64, TEST_CA } from '../../../testing/certificate';
import { credentialOf } from '../__testUtils__/hubFixture';
import { GkeMethod } from './GkeMethod';

const cluster = {
  name: 'prod',
  location: 'europe-west1',
  endpoint: '34.1.2.3',
  resourceLabels: { env: 'prod' },
  masterAuth: { clusterCaCertificate: base64(TEST_CA) },
  controlPlaneEndpointsConfig: {
    dnsEndpointConfig: { endpoint: 'gke-1.europe-west1.gke.goog' },
  },
};

describe('GkeMethod', () => {
  let requests: Array<{ url: string; authorization: string | null }>;
  let answer: Response | Error;

  beforeEach(() => {
    requests = [];
    answer = Response.json({ clusters: [cluster] });
  });

  const create = (fields: JsonObject = {}) =>
    GkeMethod.fromConfig(new ConfigReader({ projectId: 'acme', ...fields }), {
      credential: async () => ({ type: 'bearer', token: 'canary' }),
      fetch: async (url, init) => {
        const { authorization } = init!.headers as Record<string, string>;
        requests.push({ url: String(url), authorization });
        if (answer instanceof Error) {
          throw answer;
        }
        return answer;
      },
    });
  const locate = (fields?: JsonObject) => create(fields).locate({});

  it('names the clusters of a project', async () => {
    const [located] = await locate();
    expect(requests).toEqual([
      {
        url: 'https://container.googleapis.com/v1/projects/acme/locations/-/clusters',
        authorization: 'Bearer canary',
      },
    ]);
    expect(located).toMatchObject({
      key: '/projects/acme/locations/-/europe-west1/prod',
      name: 'prod',
      labels: { env: 'prod' },
      connection: {
        url: 'https://34.1.2.3',
        caData: TEST_CA,
        skipTlsVerify: false,
      },
    });
    expect(await credentialOf(located)).toMatchObject({ token: 'canary' });
  });

  it('asks for a region, and takes clusters with the labels that are asked for', async () => {
    const matchingResourceLabels = [{ key: 'env', value: 'prod' }];
    const region = 'europe-west1';
    expect(await locate({ region, matchingResourceLabels })).toHaveLength(1);
    expect(requests[0].url).toContain('/locations/europe-west1/clusters');
    answer = Response.json({ clusters: [{ ...cluster, resourceLabels: {} }] });
    expect(await locate({ matchingResourceLabels })).toEqual([]);
  });

  it('reaches a cluster by its DNS endpoint where that is asked for', async () => {
    const [located] = await locate({ endpointType: 'dns' });
    expect(located).toHaveProperty(
      'connection.url',
      'https://gke-1.europe-west1.gke.goog',
    );
    expect(located).not.toHaveProperty('connection.caData');
  });

  it.each([
    [{ endpoint: undefined }, /no endpoint of it yet/],
    [{ masterAuth: { clusterCaCertificate: base64('x') } }, /PEM/],
  ])('has a problem with %j', async (fields, problem) => {
    answer = Response.json({ clusters: [{ ...cluster, ...fields }] });
    const [located] = await locate();
    expect(located).toHaveProperty('problem', expect.stringMatching(problem));
  });

  it.each([
    [new Response('canary', { status: 403 }), /HTTP 403.*role Kubernetes/],
    [new TypeError('canary'), /may reach/],
    [Response.json({ clusters: [], missingZones: ['a'] }), /all zones/],
    [Response.json(['canary']), /all zones/],
  ])('says what to do about %p', async (given, message) => {
    answer = given;
    const located = locate();
    await expect(located).rejects.toThrow(message);
    await expect(located).rejects.toThrow(/^((?!canary).)*$/s);
  });

  it('has no clusters where Google has none', async () => {
    answer = Response.json({});
    expect(await locate()).toEqual([]);
  });

  it('does not start with an endpoint that does not exist', () => {
    expect(() => create({ endpointType: 'magic' })).toThrow(/public nor dns/);
  });
});
