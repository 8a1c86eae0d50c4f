import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import { detectDistribution } from './distributions';
import { Extensions } from './extensions';

const ours: DistributionDetector = {
  nodeAnnotations: ['acme.example/*'],
  detect: () => ({ distribution: 'acme', confidence: 'high', evidence: [] }),
};

describe('Extensions', () => {
  it('has the locators that need no module, and those that modules add', () => {
    const extensions = new Extensions();
    const create = () => ({ locate: async () => [] });
    extensions.addLocatorFactory({ type: 'demo', create });
    expect(extensions.locatorFactories.map(({ type }) => type)).toEqual([
      'config',
      'kubeconfig',
      'demo',
    ]);
    expect(() =>
      extensions.addLocatorFactory({ type: 'config', create }),
    ).toThrow(expect.objectContaining({ name: 'ConflictError' }));
  });

  it('asks the detectors of modules first', () => {
    const extensions = new Extensions();
    extensions.addDetector(ours);
    const facts = {
      gitVersion: 'v1.34.1-eks-1',
      apiGroups: [],
      nodes: [],
      objects: {},
    };
    const { distribution } = detectDistribution(extensions.detectors, facts);
    expect(distribution).toBe('acme');
  });

  it('collects the annotations that detectors need, and shares nothing', () => {
    const extensions = new Extensions();
    extensions.addDetector(ours);
    expect(extensions.nodeAnnotations).toEqual(
      expect.arrayContaining(['acme.example/*', 'k3s.io/*']),
    );
    expect(new Extensions().nodeAnnotations).not.toContain('acme.example/*');
  });
});
