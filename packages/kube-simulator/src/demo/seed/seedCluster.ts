import { buildMetadata, buildNamespace } from '../../objects';
import type { ObjectStore } from '../../store';
import { DEMO_CANARIES } from '../canaries';
import { DemoClusterSpec, demoNodes, openshiftObjects } from '../clusters';
import { seededRandom } from '../random';
import {
  DEMO_SERVICES,
  DemoServiceSpec,
  namespaceOf,
  runsOn,
} from '../services';
import { DAY, startOfDay } from '../time';
import type { SeedContext } from './SeedContext';
import { seedCronJob } from './seedCronJob';
import { seedReplicated } from './seedReplicated';
import { seedSet } from './seedSets';

/** What every cluster comes with; nobody in the catalog answers for it. */
const COREDNS: DemoServiceSpec = {
  name: 'coredns',
  description: 'Names inside of the cluster',
  system: 'kube-system',
  owner: 'nobody',
  kind: 'Deployment',
  tiers: [],
  finding: 'name',
  namespace: 'kube-system',
  image: 'registry.example.com/third-party/coredns',
  line: '1.13',
  replicas: 2,
};

const SYSTEM_NAMESPACES = ['default', 'kube-public', 'kube-system'];

/** Fills a store with a cluster and its past. */
export function seedCluster(
  store: ObjectStore,
  cluster: DemoClusterSpec,
  now: number,
): void {
  const today = startOfDay(now);
  const nodes = demoNodes(cluster, today);
  const context: SeedContext = {
    cluster,
    now,
    today,
    random: seededRandom(`past of ${cluster.name}`),
    nodes: nodes.map(({ metadata }) => metadata.name),
    put: (resource, object) => store.put(resource, object),
  };
  nodes.forEach(node => store.put('nodes', node));
  const services = DEMO_SERVICES.filter(one => runsOn(one, cluster));
  seedNamespaces(context, services);
  seedSecret(context);
  openshiftObjects(cluster, today).forEach(([resource, object]) =>
    store.put(resource, object),
  );
  [COREDNS, ...services].forEach(service => seedService(context, service));
  // Who was here before the fleet was started has missed how it came to be.
  store.compact();
}

function seedService(context: SeedContext, service: DemoServiceSpec) {
  switch (service.kind) {
    case 'CronJob':
      return seedCronJob(context, service);
    case 'Deployment':
      return seedReplicated(context, service);
    default:
      return seedSet(context, service);
  }
}

function seedNamespaces(
  { cluster, put, today }: SeedContext,
  services: DemoServiceSpec[],
) {
  const names = new Set([
    ...SYSTEM_NAMESPACES,
    ...services.map(service => namespaceOf(service, cluster)),
  ]);
  for (const name of names) {
    const createdAt = today - 200 * DAY;
    const namespace = { cluster: cluster.name, name, createdAt };
    put('namespaces', buildNamespace(namespace));
  }
}

function seedSecret({ cluster, put, today }: SeedContext) {
  const naming = {
    cluster: cluster.name,
    name: 'database-credentials',
    namespace: 'default',
    createdAt: today - 200 * DAY,
  };
  put('secrets', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: buildMetadata('Secret', naming),
    type: 'Opaque',
    data: { password: DEMO_CANARIES.secretBase64 },
  });
}
