import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Extensions } from '../extensions';
import { createLocatorFactories } from './createLocatorFactories';
import { FakeHubServer } from './hub/FakeHubServer';

describe('createLocatorFactories', () => {
  it('has types that no other locator has', () => {
    const factories = createLocatorFactories({
      rootConfig: new ConfigReader({}),
      catalog: catalogServiceMock(),
      auth: mockServices.auth({ pluginId: 'fleet' }),
      fetch,
      connectHub: () => new FakeHubServer(),
    });
    const extensions = new Extensions();
    factories.forEach(one => extensions.addLocatorFactory(one));
    expect(extensions.locatorFactories.map(({ type }) => type)).toEqual([
      'config',
      'kubeconfig',
      'kubernetes',
      'catalog',
      'clusterApi',
      'argocd',
      'openClusterManagement',
      'clusterProfile',
    ]);
  });
});
