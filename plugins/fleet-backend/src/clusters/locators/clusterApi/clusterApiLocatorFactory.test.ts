import { stringify } from 'yaml';
import { kubeconfig } from '../../../testing/kubeconfigs';
import {
  credentialOf,
  hubFixture,
  MEMBER_URL,
} from '../__testUtils__/hubFixture';
import { clusterApiLocatorFactory } from './clusterApiLocatorFactory';

const CLUSTERS = '/apis/cluster.x-k8s.io/v1beta2/clusters';
const cluster = (name: string, labels = {}) => ({
  metadata: { namespace: 'fleet', name, labels },
});
const labelled = (name: string) => ({ 'cluster.x-k8s.io/cluster-name': name });
const config = (user: object, server = MEMBER_URL) => {
  const file = kubeconfig({ server });
  return { value: stringify({ ...file, users: [{ name: 'u', user }] }) };
};

describe('clusterApiLocatorFactory', () => {
  let fixture: ReturnType<typeof hubFixture>;

  beforeEach(() => {
    fixture = hubFixture(clusterApiLocatorFactory);
  });

  const serve = (
    data: Record<string, string>,
    labels: Record<string, string> = labelled('c1'),
  ) => {
    fixture.server.serve(CLUSTERS, cluster('c1', { tier: 'prod' }));
    fixture.server.serveSecret('fleet', 'c1-kubeconfig', data, labels);
  };

  it('names each Cluster, with its labels and its kubeconfig Secret', async () => {
    serve(config({ token: 'abc' }));
    const located = await fixture.only({ labels: { team: 'a' } });
    expect(located).toMatchObject({
      key: 'fleet/c1',
      name: 'c1',
      labels: { tier: 'prod', team: 'a' },
      connection: { url: MEMBER_URL },
    });
    expect(await credentialOf(located)).toEqual({
      type: 'bearer',
      token: 'abc',
    });
    expect(JSON.stringify(located)).not.toContain('abc');
  });

  it('reads Secrets by name only', async () => {
    serve(config({ token: 'abc' }));
    await fixture.only();
    const secrets = fixture.server.requests.filter(one => /secret/.test(one));
    expect(secrets).toEqual(['/api/v1/namespaces/fleet/secrets/c1-kubeconfig']);
  });

  it('reads the Clusters of an older hub', async () => {
    const older = CLUSTERS.replace('v1beta2', 'v1beta1');
    fixture.server.serve(older, cluster('c1'));
    fixture.server.serveSecret(
      'fleet',
      'c1-kubeconfig',
      config({ token: 'abc' }),
      labelled('c1'),
    );
    expect(await fixture.only()).toHaveProperty('connection');
  });

  it('reads a credential that was renewed since, and none for another server', async () => {
    serve(config({ token: 'one' }));
    const located = await fixture.only();
    serve(config({ token: 'two' }));
    expect(await credentialOf(located)).toMatchObject({ token: 'two' });
    serve(config({ token: 'three' }, 'https://elsewhere'));
    await expect(credentialOf(located)).rejects.toThrow('another address');
    fixture.server.serve('/api/v1/namespaces/fleet/secrets');
    await expect(credentialOf(located)).rejects.toThrow('is not there');
  });

  it('has a problem with one Cluster, and with no other', async () => {
    serve(config({ token: 'abc' }));
    fixture.server.serve(CLUSTERS, cluster('c1'), cluster('c2'), cluster('c3'));
    fixture.server.fail(
      '/api/v1/namespaces/fleet/secrets/c3-kubeconfig',
      'forbidden',
    );
    expect(await fixture.locate()).toMatchObject([
      { key: 'fleet/c1', connection: {} },
      { key: 'fleet/c2', problem: expect.stringContaining('is not there') },
      { key: 'fleet/c3', problem: expect.stringContaining('get the Secret') },
    ]);
  });

  it.each<[string, Record<string, string>, Record<string, string>, RegExp]>([
    ['without its label', config({ token: 'canary' }), {}, /not labelled/],
    ['of another', config({ token: 'canary' }), labelled('c2'), /not labelled/],
    ['that is empty', {}, labelled('c1'), /empty/],
    ['that is none', { value: 'canary' }, labelled('c1'), /not a kubeconfig/],
    [
      'with an exec plugin',
      config({ exec: { command: 'canary' } }),
      labelled('c1'),
      /exec plugin/,
    ],
  ])('refuses a Secret %s', async (_, data, labels, problem) => {
    serve(data, labels);
    const located = await fixture.only();
    expect(located).toHaveProperty('problem', expect.stringMatching(problem));
    expect(JSON.stringify(located)).not.toContain('canary');
  });

  it('keeps what it knew where the hub gives no answer', async () => {
    serve(config({ token: 'abc' }));
    fixture.server.fail(
      '/api/v1/namespaces/fleet/secrets/c1-kubeconfig',
      'unreachable',
    );
    await expect(fixture.locate()).rejects.toThrow('fleet/c1-kubeconfig');
  });

  it('reads the namespaces and labels that are asked for', async () => {
    const path = CLUSTERS.replace('clusters', 'namespaces/a/clusters');
    fixture.server.serve(path);
    const fields = { namespaces: ['a'], labelSelector: 'fleet=yes' };
    expect(await fixture.locate(fields)).toEqual([]);
    expect(fixture.server.requests).toEqual([
      `${path}?limit=100&labelSelector=fleet%3Dyes`,
    ]);
  });
});
