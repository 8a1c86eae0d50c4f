import { buildMetadata } from '../../objects';
import { nameSuffix } from '../../store';
import type { KubeObject, Pod } from '../../types';
import { pick } from '../random';
import type { Happening } from './happenings';

const POLICIES = [
  'networkpolicies.networking.k8s.io',
  'resourcequotas',
] as const;
/** Of nodes that an autoscaler added, and may take away again. */
const AUTOSCALED = 'autoscaled';

/** Somebody changes what a namespace is held to. */
export const changePolicy: Happening = ({ backing }, random) => {
  const resource = pick(random, POLICIES);
  const policies = backing.store.list(resource);
  if (policies.length === 0) {
    return false;
  }
  const policy = pick(random, policies);
  backing.store.put(resource, { ...policy, spec: nextSpec(policy) });
  return true;
};

/** A cluster gets a node more, or gives back one that it got. */
export const changeNodes: Happening = context => {
  const { backing } = context;
  const nodes = backing.store.list('nodes');
  const used = new Set(
    (backing.store.list('pods') as Pod[]).map(({ spec }) => spec.nodeName),
  );
  const spare = nodes.find(
    ({ metadata }) => metadata.labels?.[AUTOSCALED] && !used.has(metadata.name),
  );
  if (spare) {
    backing.store.remove('nodes', spare);
    return true;
  }
  const [first] = nodes;
  if (!first) {
    return false;
  }
  const { cluster } = context;
  const name = `${first.metadata.name}-${nameSuffix(backing.random)}`;
  const labels = { ...first.metadata.labels, [AUTOSCALED]: 'true' };
  const createdAt = backing.clock.now();
  const metadata = buildMetadata('Node', { cluster, name, createdAt, labels });
  backing.store.put('nodes', { ...first, metadata });
  return true;
};

/** Another one than before: a way in is opened and closed, a quota goes up. */
function nextSpec({ kind, spec }: KubeObject) {
  if (kind === 'ResourceQuota') {
    const { hard } = spec as { hard: Record<string, string> };
    return { hard: { ...hard, pods: String(Number(hard.pods) + 10) } };
  }
  const { ingress, ...rest } = spec as { ingress?: unknown[] };
  return ingress ? rest : { ...rest, ingress: [{ from: [] }] };
}
