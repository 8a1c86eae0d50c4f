import type { DemoClusterSpec } from '../clusters';
import type { DemoServiceSpec } from '../services';

const REGISTRY = 'registry.example.com/third-party';

const EVERYWHERE: DemoServiceSpec['tiers'] = [
  'cloud',
  'onprem',
  'edge',
  'stage',
  'dev',
];

function addon(
  spec: Pick<DemoServiceSpec, 'name' | 'description' | 'image' | 'line'> &
    Partial<DemoServiceSpec>,
): DemoServiceSpec {
  return {
    system: 'kube-system',
    owner: 'nobody',
    kind: 'Deployment',
    tiers: EVERYWHERE,
    finding: 'name',
    namespace: 'kube-system',
    replicas: 1,
    ...spec,
  };
}

const ADDONS: readonly DemoServiceSpec[] = [
  addon({
    name: 'coredns',
    description: 'Names inside of the cluster',
    image: `${REGISTRY}/coredns`,
    line: '1.13',
    replicas: 2,
  }),
  addon({
    name: 'cert-manager',
    description: 'Certificates that renew themselves',
    image: `${REGISTRY}/cert-manager-controller`,
    line: '1.19',
    namespace: 'cert-manager',
    labels: { 'helm.sh/chart': 'cert-manager-v1.19.1' },
  }),
  addon({
    name: 'istiod',
    description: 'The mesh between services',
    image: `${REGISTRY}/istio/pilot`,
    line: '1.28',
    tiers: ['cloud', 'stage'],
    namespace: 'istio-system',
    labels: { 'helm.sh/chart': 'istiod-1.28.3' },
  }),
];

/** What clusters come with; nobody in the catalog answers for it. */
export function demoAddons({ tier }: DemoClusterSpec): DemoServiceSpec[] {
  return ADDONS.filter(({ tiers }) => tiers.includes(tier));
}
