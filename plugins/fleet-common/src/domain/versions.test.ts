import { compareVersions } from './versions';

describe('compareVersions', () => {
  it('compares number by number, with or without a leading v', () => {
    const versions = ['v1.34.1', '1.9.0', 'v1.34.0-eks-1', 'v1.10.2+rke2r1'];
    expect(versions.sort(compareVersions)).toEqual([
      '1.9.0',
      'v1.10.2+rke2r1',
      'v1.34.0-eks-1',
      'v1.34.1',
    ]);
  });

  it('puts what is not known first', () => {
    expect(compareVersions(undefined, '1.0')).toBeLessThan(0);
    expect(compareVersions('1.0', '1.0')).toBe(0);
  });
});
