import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  FleetClusterLocatorFactory,
  FleetClustersExtensionPoint,
  fleetClustersExtensionPoint,
} from '@flotilla/backstage-plugin-fleet-node';
import fleetModuleDemo from '.';

class FakeClustersExtensionPoint implements FleetClustersExtensionPoint {
  readonly factories: FleetClusterLocatorFactory[] = [];

  addLocatorFactory(factory: FleetClusterLocatorFactory) {
    this.factories.push(factory);
  }
}

describe('fleetModuleDemo', () => {
  it('adds the demo fleet, and takes it down with the backend', async () => {
    const clusters = new FakeClustersExtensionPoint();
    const backend = await startTestBackend({
      extensionPoints: [[fleetClustersExtensionPoint, clusters]],
      features: [fleetModuleDemo],
    });
    const [factory] = clusters.factories;
    const locator = factory.create({
      config: new ConfigReader({}),
      logger: mockServices.logger.mock(),
    });
    const located = await locator.locate({});
    const first = located.find(({ name }) => name === 'eks-prod-fra');
    const url = first && 'connection' in first ? first.connection.url : '';

    expect(factory.type).toBe('demo');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await backend.stop();
    await expect(fetch(`${url}/readyz`)).rejects.toThrow('fetch failed');
  });
});
