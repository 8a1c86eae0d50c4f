import { shippedAddons } from '../../inventory';
import { compatibilityOf } from './compatibilityOf';

const mesh = {
  asOf: '2026-05-09',
  source: 'https://example.com/mesh',
  versions: { '1.10': '1.29 - 1.34' },
};
const proxy = { ...mesh, versions: undefined, follows: { behind: 3 } };

describe('compatibilityOf', () => {
  it.each([
    ['v1.10.4', 'v1.29.0', 'compatible', 'compatible'],
    ['1.10.0-distroless', 'v1.34.1-eks-1', 'compatible', 'incompatible'],
    ['1.10.0', 'v1.28.9', 'incompatible', 'compatible'],
    ['1.10.0', 'v1.40.0', 'incompatible', 'incompatible'],
    ['1.10.0', null, 'unknown', 'unknown'],
  ])('of %s in %s is %s, then %s', (version, git, status, next) => {
    expect(compatibilityOf(mesh, version, git)).toEqual({
      ...{ status, next },
      kubernetes: '1.29 to 1.34',
      source: { url: mesh.source, asOf: mesh.asOf },
    });
  });

  it.each([
    [mesh, '1.9.0'],
    [mesh, 'latest'],
    [mesh, undefined],
    [mesh, 'constructor'],
    [undefined, '1.10.0'],
    [proxy, 'v2.0.0'],
  ])('of %j and %s is not known', (known, version) => {
    expect(compatibilityOf(known, version, 'v1.30.0')).toEqual({
      status: 'unknown',
      next: 'unknown',
    });
  });

  it.each([
    ['v1.34.0', 'incompatible', 'compatible'],
    ['v1.31.0', 'compatible', 'compatible'],
    ['v1.30.0', 'compatible', 'incompatible'],
    ['v1.29.0', 'incompatible', 'incompatible'],
  ])(
    'of what follows Kubernetes at a distance, %s, is %s, then %s',
    (version, status, next) => {
      const answer = compatibilityOf(proxy, version, 'v1.33.2');
      expect(answer).toMatchObject({ status, next });
    },
  );

  it('has no source for what nobody has looked up', () => {
    const { cilium, 'kube-proxy': kubeProxy } = shippedAddons();
    expect(cilium.compatibility).toBeUndefined();
    expect(kubeProxy.compatibility?.source).toContain('kubernetes.io');
  });
});
