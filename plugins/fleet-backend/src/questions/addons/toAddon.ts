import {
  type Addon,
  newestVersion,
} from '@flotilla/backstage-plugin-fleet-common';
import type { AddonData, AddonFacts } from '../../inventory';
import type { FleetSnapshot } from '../coverage';
import { compatibilityOf } from './compatibilityOf';
import type { AddonWorkload, FoundAddon } from './findAddons';

const MAX_WORKLOADS = 10;
/** What says most of which version it is comes first. */
const EVIDENCE: ReadonlyArray<AddonFacts['evidence']> = [
  'image',
  'chart',
  'label',
  'name',
];

export interface AddonContext {
  fleet: FleetSnapshot;
  addons: AddonData;
  /** Its own, never none. */
  workloads: readonly AddonWorkload[];
}

/** An add-on as the API shows it; none of a cluster that came after the fleet was read. */
export function toAddon(
  { cluster_no, addon, namespace, workloads: count }: FoundAddon,
  { fleet, addons, workloads }: AddonContext,
): Addon[] {
  const cluster = fleet.clusterOf(cluster_no);
  const all = workloads.map(({ facts }): AddonFacts => JSON.parse(facts));
  const evidence = EVIDENCE.find(one => all.some(f => f.evidence === one));
  if (!cluster || !evidence) {
    return [];
  }
  const facts = all.filter(one => one.evidence === evidence);
  const known = facts[0].known && Object.hasOwn(addons, addon);
  const data = known ? addons[addon] : undefined;
  const { version, otherVersions } = versionsOf(facts);
  return [
    {
      id: [cluster.id, addon, namespace].join(':'),
      cluster: { id: cluster.id, name: cluster.name },
      kubernetesVersion: cluster.git_version ?? undefined,
      ...{ namespace, name: addon, title: data?.title ?? addon, known },
      ...{ version, otherVersions, evidence },
      chart: all.find(({ chart }) => chart)?.chart,
      managedBy: all.find(({ managedBy }) => managedBy)?.managedBy,
      workloads: workloads
        .slice(0, MAX_WORKLOADS)
        .map(({ kind, name }) => ({ kind, name })),
      workloadCount: Number(count),
      compatibility: compatibilityOf(
        data?.compatibility,
        version,
        cluster.git_version,
      ),
      stale: !['current', 'initial'].includes(cluster.status),
    },
  ];
}

function versionsOf(facts: readonly AddonFacts[]) {
  const all = [...new Set(facts.flatMap(({ version }) => version ?? []))];
  const version = newestVersion(all);
  const others = all.filter(one => one !== version).sort();
  return { version, otherVersions: others.length > 0 ? others : undefined };
}
