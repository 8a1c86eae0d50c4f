import type {
  DeprecatedApi,
  DeprecatedApiManager,
} from '@flotilla/backstage-plugin-fleet-common';
import { removedApi } from '../../collect/deprecatedApis';
import type { FleetSnapshot } from '../coverage';
import { minorOf } from '../kubernetesVersions';
import type { FoundUse, UsePart } from './findUses';
import { valuesAt } from './position';
import type { Look } from './readLooks';

/** Later than all versions: nobody says which removes it. */
const NEVER = 9_999;
const MAX_EXAMPLES = 5;
const MAX_MANAGERS = 10;

export interface ItemContext {
  fleet: FleetSnapshot;
  looks: ReadonlyMap<number, Look>;
  parts: readonly UsePart[];
}

/** A use as the API shows it; none of a cluster that came after the fleet was read. */
export function toDeprecatedApi(
  use: FoundUse,
  { fleet, looks, parts }: ItemContext,
): DeprecatedApi[] {
  const { api_group: group, version, resource, evidence } = use;
  const cluster = fleet.clusterOf(use.cluster_no);
  if (!cluster) {
    return [];
  }
  const key = String(valuesAt(use));
  const own = parts.filter(part => String(valuesAt(part)) === key);
  const isRemovalKnown = use.removed_minor < NEVER;
  const minor = minorOf(cluster.git_version)?.minor ?? 0;
  return [
    {
      id: [cluster.id, group, version, resource, evidence].join(':'),
      cluster: { id: cluster.id, name: cluster.name },
      ...{ group, version, kind: use.kind || resource },
      removedIn: isRemovalKnown ? `1.${use.removed_minor}` : undefined,
      removed: use.removed_minor <= minor,
      replacement: removedApi(group, version, resource)?.replacement,
      evidence,
      managers: managersOf(own),
      examples: examplesOf(own),
      objects: evidence === 'metric' ? undefined : Number(use.objects),
      lastAt: use.last_at ?? undefined,
      observedAt: looks.get(cluster.no)?.read_at ?? '',
      stale: !['current', 'initial'].includes(cluster.status),
    },
  ];
}

/** Of all namespaces together. */
function managersOf(parts: readonly UsePart[]): DeprecatedApiManager[] {
  const all = new Map<string, DeprecatedApiManager>();
  for (const { managers } of parts) {
    const ofPart: DeprecatedApiManager[] = JSON.parse(managers);
    for (const { name, objects, lastAt } of ofPart) {
      const known = all.get(name);
      const times = [known?.lastAt, lastAt].flatMap(time => time ?? []);
      all.set(name, {
        name,
        objects: objects + (known?.objects ?? 0),
        lastAt: times.sort().at(-1),
      });
    }
  }
  return [...all.values()]
    .sort((a, b) => b.objects - a.objects)
    .slice(0, MAX_MANAGERS);
}

function examplesOf(parts: readonly UsePart[]) {
  return parts
    .flatMap(({ namespace, examples }) =>
      (JSON.parse(examples) as string[]).map(name => ({
        namespace: namespace || undefined,
        name,
      })),
    )
    .slice(0, MAX_EXAMPLES);
}
