import { DEFAULT_DETECTORS } from './defaultDetectors';
import { detectDistribution } from './detectDistribution';
import { CLOUDS } from './__testUtils__/clouds';
import { ON_PREMISES } from './__testUtils__/onPremises';
import { OPENSHIFTS } from './__testUtils__/openshifts';
import { SMALL } from './__testUtils__/small';

const ALL = [...CLOUDS, ...OPENSHIFTS, ...ON_PREMISES, ...SMALL];

/** Every distribution that the plugin promises to tell. */
const PROMISED =
  'rosa aro osd openshift roks microshift eks eks-anywhere gke aks tkgi tkg harvester rke2 k3s rke1 talos kind minikube k0s microk8s docker-desktop oke doks iks upstream';

describe('what real clusters show', () => {
  it.each(ALL.map(one => [one.name, one] as const))(
    'tells %s',
    (_, { facts, told }) => {
      const detection = detectDistribution(DEFAULT_DETECTORS, facts);
      expect(detection).toMatchObject(told);
      expect(detection.platform).toBe(told.platform);
      expect(detection.region).toBe(told.region);
      expect(detection.evidence).not.toContain('');
      // Who is not sure says why, beside what was seen.
      const least = told.confidence === 'high' ? 1 : 2;
      expect(detection.evidence.length).toBeGreaterThanOrEqual(least);
    },
  );

  it('has a cluster of each distribution', () => {
    const told = new Set(ALL.map(one => one.told.distribution));
    expect([...told].sort()).toEqual(PROMISED.split(' ').sort());
  });

  it.each<[string, RegExp]>([
    ['EKS in Auto Mode', /Auto Mode/],
    ['GKE Autopilot', /Autopilot/],
    ['EKS Anywhere, a workload cluster', /EKS Anywhere looks alike/],
    ['GKE on premises', /GKE on premises looks alike/],
    ['OKD', /OKD, which looks alike/],
  ])('says what kind of one %s is', (name, words) => {
    const { facts } = ALL.find(one => one.name === name)!;
    const { evidence } = detectDistribution(DEFAULT_DETECTORS, facts);
    expect(evidence).toContainEqual(expect.stringMatching(words));
  });

  it.each(ALL.map(one => [one.name, one] as const))(
    'goes by what most nodes of %s say',
    (_, { facts, told }) => {
      const [first] = facts.nodes;
      const stranger = { labels: {}, annotations: [] };
      const nodes = first ? [first, first, first, stranger] : [];
      const mixed = detectDistribution(DEFAULT_DETECTORS, { ...facts, nodes });
      expect(mixed.distribution).toBe(told.distribution);
    },
  );
});
