import { serviceLookup } from './serviceLookup';

function entity(annotations?: Record<string, string>) {
  return { metadata: { name: 'checkout', annotations } };
}

describe('serviceLookup', () => {
  it('prefers the label selector, within namespace and cluster', () => {
    expect(
      serviceLookup(
        entity({
          'backstage.io/kubernetes-id': 'shop',
          'backstage.io/kubernetes-label-selector': 'app=shop',
          'backstage.io/kubernetes-namespace': 'web',
          'backstage.io/kubernetes-cluster': 'prod',
        }),
      ),
    ).toEqual({
      by: 'selector',
      value: 'app=shop',
      namespace: 'web',
      cluster: 'prod',
    });
  });

  it('takes the id where there is no selector', () => {
    expect(
      serviceLookup(entity({ 'backstage.io/kubernetes-id': 'shop' })),
    ).toMatchObject({ by: 'id', value: 'shop' });
  });

  it('falls back to the name', () => {
    expect(serviceLookup(entity())).toMatchObject({
      by: 'name',
      value: 'checkout',
    });
  });
});
