import type { DemoClusterSpec } from './DemoClusterSpec';

type Tier = DemoClusterSpec['tier'];

function cluster(
  name: string,
  tier: Tier,
  region: string,
  look: DemoClusterSpec['look'],
  gitVersion: string,
  nodes: number,
  state: DemoClusterSpec['state'] = 'healthy',
): DemoClusterSpec {
  const env = tier === 'stage' || tier === 'dev' ? tier : 'prod';
  return { name, look, gitVersion, env, region, tier, nodes, state };
}

/** The clusters of the demo fleet. */
export const DEMO_CLUSTERS: readonly DemoClusterSpec[] = [
  cluster(
    'eks-prod-fra',
    'cloud',
    'eu-central-1',
    'eks',
    'v1.35.4-eks-3cfe0ce',
    5,
  ),
  cluster(
    'eks-prod-iad',
    'cloud',
    'us-east-1',
    'eks',
    'v1.34.7-eks-113cf36',
    5,
  ),
  cluster(
    'gke-prod-ams',
    'cloud',
    'europe-west4',
    'gke',
    'v1.35.3-gke.1389002',
    4,
  ),
  cluster('aks-prod-ams', 'cloud', 'westeurope', 'aks', 'v1.34.6', 4),
  cluster(
    'ocp-prod-ber',
    'onprem',
    'berlin',
    'openshiftVsphere',
    'v1.34.2+5b1dbab',
    4,
    'partial',
  ),
  cluster('tkgi-prod-dc1', 'onprem', 'dc1', 'tkgi', 'v1.31.9+vmware.1', 4),
  cluster(
    'rke2-prod-edge',
    'edge',
    'hamburg',
    'rke2',
    'v1.34.3+rke2r1',
    3,
    'silent',
  ),
  cluster(
    'k3s-prod-edge',
    'edge',
    'lisbon',
    'k3s',
    'v1.35.2+k3s1',
    1,
    'unreachable',
  ),
  cluster(
    'eks-stage-fra',
    'stage',
    'eu-central-1',
    'eks',
    'v1.36.1-eks-8a41c2d',
    3,
  ),
  cluster(
    'ocp-stage-dub',
    'stage',
    'eu-west-1',
    'openshiftAws',
    'v1.35.1+a3c1f0e',
    3,
  ),
  cluster('tkgi-stage-dc2', 'stage', 'dc2', 'tkgi', 'v1.32.5+vmware.1', 3),
  cluster('aks-dev-ams', 'dev', 'westeurope', 'aks', 'v1.36.0', 2),
  cluster('k3s-dev-lab', 'dev', 'berlin', 'k3s', 'v1.36.2+k3s1', 2),
  cluster('kubeadm-dev-lab', 'dev', 'berlin', 'upstream', 'v1.37.2', 2),
];
