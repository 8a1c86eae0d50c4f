import { compareVersions, newestVersion, versionSkew } from './versions';

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

describe('versionSkew', () => {
  it.each([
    ['1.2.3', '1.2.3', 'none'],
    ['latest', 'latest', 'none'],
    ['1.2.3', '1.2.4', 'patch'],
    ['v1.2', '1.2.4', 'patch'],
    ['1.2.3', 'v1.3.0', 'minor'],
    ['1.2.3', '2.0.0-rc.1', 'major'],
    ['1.2.3', '1.2.3-debian', 'other'],
    ['latest', '1.2.3', 'other'],
    [undefined, '1.2.3', 'other'],
    [undefined, undefined, 'other'],
    ['20261124.1.2.3.4', '1.2.3', 'other'],
  ])('of %s behind %s is %s', (version, newest, skew) => {
    expect(versionSkew(version, newest)).toBe(skew);
  });
});

describe('newestVersion', () => {
  it('is the highest of those that are of numbers', () => {
    expect(newestVersion(['1.9.0', 'main', '1.10.0', 'sha-ffff'])).toBe(
      '1.10.0',
    );
  });

  it('is one of the others where none is', () => {
    expect(newestVersion(['a', 'b'])).toBe('b');
    expect(newestVersion([])).toBeUndefined();
  });
});
