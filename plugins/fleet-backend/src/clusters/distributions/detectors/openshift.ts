import type {
  ClusterFacts,
  DistributionDetector,
} from '@flotilla/backstage-plugin-fleet-node';
import { hasGroup, mostNodes, seen } from '../signals';

const VERSION = '/apis/config.openshift.io/v1/clusterversions/version';
const INFRASTRUCTURE = '/apis/config.openshift.io/v1/infrastructures/cluster';
const CONSOLE = '/apis/operator.openshift.io/v1/consoles/cluster';
/** Of ROSA older than 4.22. */
const ROSA_LOGO =
  '/api/v1/namespaces/openshift-config/configmaps/rosa-brand-logo';

/** OpenShift and the services made of it: ROSA, ARO, Dedicated, ROKS. */
export const openshiftDetector: DistributionDetector = {
  reads: groups =>
    groups.some(group => group.startsWith('config.openshift.io/'))
      ? [VERSION, INFRASTRUCTURE, CONSOLE, ROSA_LOGO]
      : [],
  detect(facts) {
    const group = hasGroup(facts, 'config.openshift.io');
    if (!group) {
      return undefined;
    }
    const nodes = mostNodes(
      facts,
      'run Red Hat CoreOS',
      node => node.labels['node.openshift.io/os_id'] === 'rhcos',
    );
    const version = completedVersion(facts.objects[VERSION]);
    const { distribution, platform, evidence } = flavour(facts);
    const okd = version?.includes('okd')
      ? 'its version is one of OKD, which looks alike'
      : undefined;
    return {
      distribution,
      platform,
      distributionVersion: version,
      confidence: (version || nodes) && !okd ? 'high' : 'medium',
      evidence: seen(
        group,
        nodes,
        version && `its ClusterVersion completed ${version}`,
        evidence,
        okd,
      ),
    };
  },
};

function flavour(facts: ClusterFacts) {
  const type = text(
    facts.objects[INFRASTRUCTURE],
    'status',
    'platformStatus',
    'type',
  );
  const platform = type && platformName(type);
  const brand = text(facts.objects[CONSOLE], 'spec', 'customization', 'brand');
  if (brand === 'ROSA' || facts.objects[ROSA_LOGO]) {
    const evidence = 'its console is branded ROSA';
    return { distribution: 'rosa', platform: platform ?? 'aws', evidence };
  }
  const aro = hasGroup(facts, 'aro.openshift.io');
  if (aro) {
    const evidence = aro;
    return { distribution: 'aro', platform: platform ?? 'azure', evidence };
  }
  const dedicated = hasGroup(facts, 'managed.openshift.io');
  if (dedicated) {
    return { distribution: 'osd', platform, evidence: dedicated };
  }
  const evidence = type && `its Infrastructure names the platform ${type}`;
  const distribution = type === 'IBMCloud' ? 'roks' : 'openshift';
  return { distribution, platform, evidence };
}

function platformName(type: string): string {
  const names: Record<string, string> = {
    IBMCloud: 'ibmcloud',
    None: 'none',
    BareMetal: 'baremetal',
    VSphere: 'vsphere',
    OpenStack: 'openstack',
  };
  return Object.hasOwn(names, type) ? names[type] : type.toLowerCase();
}

/** The newest version whose installation was completed; the newest is first. */
function completedVersion(clusterVersion: unknown): string | undefined {
  const history = value(clusterVersion, 'status', 'history');
  if (!Array.isArray(history)) {
    return undefined;
  }
  const done = history.find(entry => text(entry, 'state') === 'Completed');
  return text(done, 'version');
}

function value(object: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null
        ? (current as Record<string, unknown>)[key]
        : undefined,
    object,
  );
}

function text(object: unknown, ...path: string[]): string | undefined {
  const found = value(object, ...path);
  return typeof found === 'string' ? found : undefined;
}
