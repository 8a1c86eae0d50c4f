import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readLocators } from '../../clusters/config';
import { catalogLocatorFactory } from '../../clusters/locators/catalog/catalogLocatorFactory';
import { ClusterEntities } from './ClusterEntities';

const { signal } = new AbortController();
const auth = mockServices.auth({ pluginId: 'fleet' });

function resource(
  name: string,
  clusterId: string | undefined,
  origin = 'url:https://example.com/catalog-info.yaml',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        ...(clusterId && { 'flotilla.io/cluster-id': clusterId }),
        'backstage.io/managed-by-origin-location': origin,
      },
    },
    spec: { type: 'kubernetes-cluster', owner: 'infra' },
  };
}

const cluster = (id: string, locator = 'kubeconfig', locator_key = 'x') => ({
  id,
  locator,
  locator_key,
});

describe('ClusterEntities', () => {
  const read = async (...entities: Entity[]) => {
    const catalog = catalogServiceMock({ entities });
    const known = ClusterEntities.create({ catalog, auth, locators: [] });
    await known.run(signal);
    return known;
  };

  it('knows which Resource says that it stands for a cluster', async () => {
    const component = { ...resource('other', 'id-2'), kind: 'Component' };
    const known = await read(
      resource('Prod', 'id-1', 'fleet:id-1'),
      resource('database', undefined),
      component,
    );
    expect(known.refOf(cluster('id-1'))).toBe('resource:default/prod');
    expect(known.refOf(cluster('id-2'))).toBeUndefined();
  });

  it('goes by what people wrote where there are several', async () => {
    const known = await read(
      resource('a-ours', 'id-1', 'fleet:id-1'),
      resource('theirs', 'id-1'),
      resource('theirs-too', 'id-1'),
    );
    expect(known.refOf(cluster('id-1'))).toBe('resource:default/theirs');
  });

  it('knows the entity of a cluster that the catalog named', async () => {
    const catalog = catalogServiceMock({ entities: [] });
    // As the plugin reads them, with all that entries may add to locators.
    const locators = readLocators({
      config: new ConfigReader({
        fleet: { clusters: [{ type: 'catalog', id: 'from-catalog' }] },
      }),
      factories: [catalogLocatorFactory({ catalog, auth })],
      logger: mockServices.logger.mock(),
    });
    const known = ClusterEntities.create({ catalog, auth, locators });
    expect(known.refOf(cluster('id-1', 'from-catalog', 'infra/Prod'))).toBe(
      'resource:infra/prod',
    );
    expect(known.refOf(cluster('id-1', 'other', 'infra/Prod'))).toBeUndefined();
  });

  it('stays as it was while the catalog cannot be read', async () => {
    const catalog = catalogServiceMock({ entities: [resource('a', 'id-1')] });
    const known = ClusterEntities.create({ catalog, auth, locators: [] });
    await known.run(signal);
    jest.spyOn(catalog, 'streamEntities').mockImplementation(() => {
      throw new Error('not now');
    });
    await expect(known.run(signal)).rejects.toThrow('not now');
    expect(known.refOf(cluster('id-1'))).toBe('resource:default/a');
  });
});
