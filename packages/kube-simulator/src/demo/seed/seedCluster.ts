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
  strayServices,
  unusualServices,
} from '../services';
import { DAY, startOfDay } from '../time';
import type { SeedContext } from './SeedContext';
import { demoAddons } from './demoAddons';
import { seedCertificates } from './seedCertificates';
import { seedCronJob } from './seedCronJob';
import { seedOldApis } from './seedOldApis';
import { seedPolicies } from './seedPolicies';
import { seedReplicated } from './seedReplicated';
import { seedSet } from './seedSets';
import { seedWebhooks } from './seedWebhooks';

/** All that runs anywhere. */
const RUNNING = [...DEMO_SERVICES, ...unusualServices, ...strayServices];

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
  const services = RUNNING.filter(one => runsOn(one, cluster));
  const used = new Set(services.map(one => namespaceOf(one, cluster)));
  const addons = demoAddons(cluster);
  seedNamespaces(
    context,
    new Set([...used, ...addons.map(({ namespace }) => namespace)]),
  );
  seedSecret(context);
  openshiftObjects(cluster, today).forEach(([resource, object]) =>
    store.put(resource, object),
  );
  [...addons, ...services].forEach(service => seedService(context, service));
  seedCertificates(context, used);
  seedPolicies(context, used);
  seedWebhooks(context);
  seedOldApis(context);
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
  used: Set<string>,
) {
  for (const name of new Set([...SYSTEM_NAMESPACES, ...used])) {
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
