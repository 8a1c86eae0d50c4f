import type { ClusterFacts } from '@flotilla/backstage-plugin-fleet-node';
import {
  facts,
  labelled,
  node,
  openshift,
  OPENSHIFT_GROUPS,
  openshiftObjects,
  RHCOS,
} from '../../testing/clusterFacts';
import { DEFAULT_DETECTORS } from './defaultDetectors';
import { detectDistribution } from './detectDistribution';

const detect = (fields: Partial<ClusterFacts>) =>
  detectDistribution(DEFAULT_DETECTORS, facts(fields));

describe('detectDistribution', () => {
  it.each<[string, string, Partial<ClusterFacts>]>([
    [
      'EKS Anywhere',
      'eks',
      {
        gitVersion: 'v1.34.1-eks-1a2b3c4',
        nodes: [node({ providerId: 'vsphere://1' })],
      },
    ],
    [
      'GKE on premises',
      'gke',
      {
        gitVersion: 'v1.30.5-gke.600',
        nodes: [node({ providerId: 'vsphere://1' })],
      },
    ],
    [
      'OKD',
      'openshift',
      {
        apiGroups: OPENSHIFT_GROUPS,
        nodes: [labelled({ 'node.openshift.io/os_id': 'scos' })],
        objects: openshiftObjects({ version: '4.17.0-okd-scos.1' }),
      },
    ],
    [
      'an Azure machine',
      'aks',
      { nodes: [node({ providerId: 'azure:///x' })] },
    ],
  ])('is less sure of %s, and says why', (_, distribution, fields) => {
    const detection = detect(fields);
    expect(detection.distribution).toBe(distribution);
    expect(detection.confidence).not.toBe('high');
    expect(detection.evidence.length).toBeGreaterThan(1);
  });

  it('does not put a look-alike on the cloud of the original', () => {
    const nodes = [node({ providerId: 'vsphere://1' })];
    expect(detect({ gitVersion: 'v1.34.1-eks-1', nodes }).platform).toBe(
      'vsphere',
    );
    expect(detect({ gitVersion: 'v1.34.1-gke.1', nodes }).platform).toBe(
      'vsphere',
    );
  });

  it.each<[string, string]>([
    ['rosa', 'AWS'],
    ['openshift', 'AWS'],
  ])('tells %s of AWS from EKS', (distribution, platform) => {
    const brand = distribution === 'rosa' ? 'ROSA' : undefined;
    const fields = openshift({ platform, brand });
    fields.nodes = [labelled(RHCOS, 'aws:///eu-west-1a/i-0')];
    expect(detect(fields)).toMatchObject({ distribution, platform: 'aws' });
  });

  it('tells ROSA older than 4.22 by its logo', () => {
    const fields = openshift({ platform: 'AWS' });
    const path =
      '/api/v1/namespaces/openshift-config/configmaps/rosa-brand-logo';
    fields.objects = { ...fields.objects, [path]: { kind: 'ConfigMap' } };
    expect(detect(fields).distribution).toBe('rosa');
  });

  it('tells MicroShift by its ConfigMap, which it reads only there', () => {
    const path = '/api/v1/namespaces/kube-public/configmaps/microshift-version';
    const reads = (groups: string[]) =>
      DEFAULT_DETECTORS.flatMap(detector => detector.reads?.(groups) ?? []);
    expect(reads(['route.openshift.io/v1'])).toEqual([path]);
    expect(reads(['apps/v1'])).toEqual([]);
    expect(
      detect({
        apiGroups: ['route.openshift.io/v1'],
        objects: { [path]: { data: { version: '4.18.2' } } },
      }),
    ).toMatchObject({
      distribution: 'microshift',
      distributionVersion: '4.18.2',
    });
    expect(detect({ apiGroups: ['route.openshift.io/v1'] }).distribution).toBe(
      'upstream',
    );
  });

  it('tells the version of OpenShift that was completed last', () => {
    expect(detect(openshift({ version: '4.18.3' }))).toMatchObject({
      distributionVersion: '4.18.3',
      confidence: 'high',
    });
  });

  it('takes what most nodes say', () => {
    const eks = labelled({ 'eks.amazonaws.com/nodegroup': 'a' });
    const plain = labelled({}, 'aws:///x');
    const gitVersion = 'v1.34.1-eks-1';
    const sure = detect({ gitVersion, nodes: [eks, eks, plain] });
    expect(sure.confidence).toBe('high');
    expect(sure.evidence).toContainEqual(expect.stringContaining('2 of 3'));
    const unsure = detect({ gitVersion, nodes: [eks, plain, plain] });
    expect(unsure.confidence).toBe('medium');

    const aks = labelled({ 'kubernetes.azure.com/cluster': 'a' });
    expect(detect({ nodes: [aks, node(), node()] }).distribution).toBe(
      'upstream',
    );
    expect(detect({ nodes: [aks, aks, node()] }).distribution).toBe('aks');
  });

  it('tells the region that most nodes are in', () => {
    const inRegion = (region: string) =>
      labelled({ 'topology.kubernetes.io/region': region });
    const nodes = [inRegion('a'), inRegion('b'), inRegion('b'), node()];
    expect(detect({ nodes }).region).toBe('b');
    expect(detect({ nodes: [node()] }).region).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['a list', []],
    ['empty', {}],
    ['wrong types', { status: { history: 'x', platformStatus: 7 }, spec: [] }],
    [
      'broken entries',
      { status: { history: [null, 7, { state: 'Completed' }] } },
    ],
  ])('does not trust objects that are %s', (_, object) => {
    const objects = Object.fromEntries(
      Object.keys(openshiftObjects({})).map(path => [path, object]),
    );
    expect(detect({ apiGroups: OPENSHIFT_GROUPS, objects })).toMatchObject({
      distribution: 'openshift',
      confidence: 'medium',
    });
  });
});
