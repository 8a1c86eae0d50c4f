import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  type DeliveryEngine,
  type DeliveryEngineFactory,
  fleetDeliveryExtensionPoint,
} from '@flotilla/backstage-plugin-fleet-node';
import { FakeFleetHubs } from '@flotilla/backstage-plugin-fleet-node/testUtils';
import module from './index';

async function added(engines: JsonObject): Promise<DeliveryEngine[]> {
  const found: (DeliveryEngine | DeliveryEngineFactory)[] = [];
  const fleet = createBackendPlugin({
    pluginId: 'fleet',
    register(env) {
      env.registerExtensionPoint(fleetDeliveryExtensionPoint, {
        addEngine: engine => found.push(engine),
      });
      env.registerInit({ deps: {}, async init() {} });
    },
  });
  const data = { fleet: { delivery: { engines } } };
  const config = mockServices.rootConfig.factory({ data });
  const backend = await startTestBackend({ features: [fleet, module, config] });
  await backend.stop();
  const options = { hubs: new FakeFleetHubs(), now: () => 0 };
  return found.map(one => (typeof one === 'function' ? one(options) : one));
}

describe('fleetModuleArgoCd', () => {
  it('adds the engine where app-config speaks of it', async () => {
    const [engine, ...others] = await added({
      argocd: { hub: 'hub', clusterSelector: { env: 'prod' } },
    });
    expect(engine.name).toBe('argocd');
    expect(others).toEqual([]);
    expect(await added({})).toEqual([]);
  });
});
