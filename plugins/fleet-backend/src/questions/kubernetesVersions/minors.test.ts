import { kubeletSkew, minorOf } from '.';

describe('minorOf', () => {
  it.each<[string | null, string | undefined]>([
    ['v1.34.1-eks-1a2b3c4', '1.34'],
    ['1.9', '1.9'],
    ['v1.33.2+rke2r1', '1.33'],
    ['v1', undefined],
    ['latest', undefined],
    ['', undefined],
    [null, undefined],
  ])('of %s is %s', (version, expected) => {
    const found = minorOf(version);
    expect(found && `${found.major}.${found.minor}`).toBe(expected);
  });
});

describe('kubeletSkew', () => {
  it.each<[string | null, string | null, number | undefined]>([
    ['v1.34.1', 'v1.34.9', 0],
    ['v1.34.1', 'v1.31.0', 3],
    ['v1.9.0', 'v1.10.0', -1],
    ['v2.0.0', 'v1.40.0', undefined],
    [null, 'v1.40.0', undefined],
    ['v1.34.1', null, undefined],
  ])('of %s and %s is %s', (server, kubelet, expected) => {
    expect(kubeletSkew(server, kubelet)).toBe(expected);
  });
});
