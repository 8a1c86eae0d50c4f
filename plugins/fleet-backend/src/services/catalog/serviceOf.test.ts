import type { Entity } from '@backstage/catalog-model';
import { serviceOf } from './serviceOf';

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';

function component(annotations: Record<string, string> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'Checkout', annotations },
    spec: { type: 'service', lifecycle: 'production' },
    relations: [
      { type: 'ownedBy', targetRef: 'group:default/Pay' },
      { type: 'partOf', targetRef: 'component:default/shop' },
      { type: 'partOf', targetRef: 'system:default/orders' },
      { type: 'providesApi', targetRef: 'api:default/b' },
      { type: 'providesApi', targetRef: 'api:default/a' },
      { type: 'dependencyOf', targetRef: 'component:default/web' },
      { type: 'dependsOn', targetRef: 'resource:default/db' },
    ],
  };
}

describe('serviceOf', () => {
  it('tells what the catalog declares of an entity', () => {
    expect(serviceOf(component({ [ID]: 'pay' }))).toMatchObject({
      entityRef: 'component:default/checkout',
      owner: 'group:default/pay',
      system: 'system:default/orders',
      lifecycle: 'production',
      type: 'service',
      declaredBy: ID,
      relations: {
        providesApi: ['api:default/a', 'api:default/b'],
        dependencyOf: ['component:default/web'],
      },
    });
  });

  it('tells which annotation says how its workloads are found', () => {
    const of = (annotations: Record<string, string>) =>
      serviceOf(component(annotations)).declaredBy;
    expect(of({})).toBeUndefined();
    expect(of({ [ID]: 'pay', [SELECTOR]: 'app=pay' })).toBe(SELECTOR);
  });

  it('keeps one whose label selector cannot be read, without workloads', () => {
    expect(serviceOf(component({ [SELECTOR]: 'a b' }))).toMatchObject({
      entityRef: 'component:default/checkout',
      declaredBy: SELECTOR,
      lookup: { alternatives: [] },
    });
  });
});
