import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import {
  FakeConnectedCluster,
  FakeFleetConnections,
} from '../__testUtils__/FakeFleetConnections';
import { FleetClusterSupplier } from './FleetClusterSupplier';

const CA = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

describe('FleetClusterSupplier', () => {
  const asked = { credentials: mockCredentials.user() };
  const logger = mockServices.logger.mock();
  let connections: FakeFleetConnections;
  let now: number;

  beforeEach(() => {
    jest.resetAllMocks();
    connections = new FakeFleetConnections();
    now = 0;
  });

  function supplier(others: ClusterDetails[] = [], lookUpMetrics = false) {
    return new FleetClusterSupplier({
      connections,
      others: { getClusters: async () => others },
      lookUpMetrics,
      logger,
      now: () => now,
    });
  }

  it('gives clusters as the Kubernetes plugin wants them, without credentials', async () => {
    connections.publish([
      new FakeConnectedCluster('prod', {
        url: 'https://rancher.example.com/k8s/clusters/c-1/',
        caData: CA,
      }),
      new FakeConnectedCluster('lab', { skipTlsVerify: true }),
    ]);

    const clusters = await supplier().getClusters(asked);
    expect(clusters).toEqual([
      {
        name: 'prod',
        title: 'prod',
        url: 'https://rancher.example.com/k8s/clusters/c-1',
        caData: btoa(CA),
        skipTLSVerify: false,
        skipMetricsLookup: true,
        authMetadata: {
          'kubernetes.io/auth-provider': 'localKubectlProxy',
          'flotilla.io/cluster-id': 'id-of-prod',
        },
      },
      expect.objectContaining({ name: 'lab', skipTLSVerify: true }),
    ]);
    expect(JSON.stringify(clusters)).not.toContain('token-of-');
  });

  it('asks for metrics where that is configured', async () => {
    connections.publish([new FakeConnectedCluster('prod')]);
    const [prod] = await supplier([], true).getClusters(asked);
    expect(prod.skipMetricsLookup).toBe(false);
  });

  it('tells clusters of one name apart, those of others too', async () => {
    const uuid = '6f1c2a7e-0000-4000-8000-000000000001';
    connections.publish([
      new FakeConnectedCluster('prod', { url: 'https://a' }, uuid),
      new FakeConnectedCluster('prod', { url: 'https://b' }, `1${uuid}`),
      new FakeConnectedCluster('edge', {}, uuid),
      new FakeConnectedCluster('test'),
    ]);
    const edge = { name: 'edge', url: 'https://c', authMetadata: {} };

    const clusters = await supplier([edge]).getClusters(asked);
    expect(clusters.map(({ name, title }) => [name, title])).toEqual([
      ['edge', undefined],
      ['prod-6f1c2a7e', 'prod'],
      ['prod-16f1c2a7', 'prod'],
      ['edge-6f1c2a7e', 'edge'],
      ['test', 'test'],
    ]);
  });

  it('leaves those that others name too to them', async () => {
    connections.publish([new FakeConnectedCluster('prod')]);
    const other = {
      name: 'production',
      url: 'https://PROD.example.com/',
      authMetadata: {},
    };
    expect(await supplier([other]).getClusters(asked)).toEqual([other]);
  });

  it('says once what to do where no fleet backend runs, but not at once', async () => {
    const fleet = supplier();
    now = 60_000;
    expect(await fleet.getClusters(asked)).toEqual([]);
    expect(logger.warn).not.toHaveBeenCalled();
    now = 60_001;
    await fleet.getClusters(asked);
    await fleet.getClusters(asked);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('Add @flotilla/backstage-plugin-fleet-backend'),
    );
  });

  it('says nothing of a fleet that is empty', async () => {
    connections.publish([]);
    const fleet = supplier();
    now = 60_001;
    expect(await fleet.getClusters(asked)).toEqual([]);
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
