import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogServices } from './CatalogServices';

const { signal } = new AbortController();

function entity(kind: string, name: string, owner?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: { type: 'service' },
    relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
  };
}

describe('CatalogServices', () => {
  it('reads components, and says whose owner the catalog does not have', async () => {
    const catalog = catalogServiceMock({
      entities: [
        entity('Component', 'web', 'group:default/shop'),
        entity('Component', 'old', 'group:default/gone'),
        entity('Component', 'nobodys'),
        entity('Group', 'shop'),
      ],
    });
    const auth = mockServices.auth({ pluginId: 'fleet' });
    const services = await CatalogServices.create({ catalog, auth }).read(
      signal,
    );
    expect(
      services.map(one => [one.entityRef, one.ownerIsMissing ?? false]),
    ).toEqual([
      ['component:default/web', false],
      ['component:default/old', true],
      ['component:default/nobodys', false],
    ]);
  });
});
