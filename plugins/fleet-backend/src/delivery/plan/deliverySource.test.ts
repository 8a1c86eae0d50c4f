import type { RolloutSpec } from '../model/RolloutSpec';
import { deliverySource } from './deliverySource';

const overrides = [
  { clusters: ['a'], values: { replicas: 1 } },
  { clusters: ['b'], images: [{ image: 'app:2' }] },
] as RolloutSpec['overrides'];

describe('deliverySource', () => {
  it.each([
    [{ manifests: { url: 'u' } }, { type: 'manifests', url: 'u' }],
    [{ kustomize: { url: 'u', root: 'r' } }, { type: 'kustomize', url: 'u' }],
    [
      { helm: { oci: 'oci://r/c', version: '1', values: { a: 1 } } },
      { type: 'helm', oci: 'oci://r/c', version: '1', values: { a: 1 } },
    ],
  ])('names %j, with the overrides that are meant', (source, wanted) => {
    expect(deliverySource({ source, overrides }, [1])).toEqual({
      ...wanted,
      overrides: [{ images: [{ image: 'app:2' }] }],
    });
  });

  it('has nothing to name for images', () => {
    const source = { image: { changes: [{ image: 'app:2' }] } };
    expect(deliverySource({ source, overrides }, [])).toBeUndefined();
  });
});
