import { kubeletsOf } from './kubeletsOf';

const of = (...versions: Array<string | null>) =>
  versions.map(version => ({ version, nodes: 1 }));

describe('kubeletsOf', () => {
  it.each<
    [string, Array<string | null>, number | undefined, boolean | undefined]
  >([
    ['v1.34.1', ['v1.34.1', 'v1.31.9'], 3, true],
    ['v1.34.1', ['v1.30.9', 'v1.34.1'], 4, false],
    ['v1.27.1', ['v1.25.0'], 2, true],
    ['v1.27.1', ['v1.24.0'], 3, false],
    ['v1.34.1', ['v1.32.0', 'v1.35.0'], -1, false],
    ['v1.34.1', [null], undefined, undefined],
    ['v1.34.1', [], undefined, undefined],
  ])('of %s beside %j are %s behind', (server, kubelets, worst, supported) => {
    const { worstSkew, skewSupported } = kubeletsOf(server, of(...kubelets));
    expect(worstSkew).toBe(worst);
    expect(skewSupported).toBe(supported);
  });

  it.each([
    ['v1.34.1', 'v1.31.9', true],
    ['v1.34.1', 'v1.32.0', false],
    ['v1.27.1', 'v1.25.0', false],
    ['v1.26.1', 'v1.24.0', true],
    ['v1.34.1', 'v1.35.0', false],
  ])('of %s, with kubelets of %s, come first: %s', (server, kubelet, first) => {
    expect(kubeletsOf(server, of(kubelet)).nodesFirst).toBe(first);
  });

  it('are sorted number by number', () => {
    const { kubelets } = kubeletsOf(null, of('v1.10.0', 'v1.9.0', null));
    expect(kubelets).toEqual([
      { nodes: 1 },
      { version: 'v1.9.0', nodes: 1 },
      { version: 'v1.10.0', nodes: 1 },
    ]);
  });
});
