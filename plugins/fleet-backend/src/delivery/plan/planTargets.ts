import { InputError, NotAllowedError } from '@backstage/errors';
import type { RolloutAsker } from '../../access';
import type { ClusterRow } from '../../questions/coverage';
import type { RolloutSpec } from '../model/RolloutSpec';
import { scopeAllows } from '../visibility/scopeAllows';
import { apiOrder, type ApiOrder } from './apiOrder';
import { changedWorkloads } from './changedWorkloads';
import { chosenClusters } from './chosenClusters';
import { type PlannedWave, planWaves } from './planWaves';
import type { PlannedTarget } from './RolloutScope';
import type { DeliverableWorkload, ServiceFacts } from './ServiceFacts';

/** Where a rollout goes, and in which order. */
export interface RolloutOrder {
  waves: PlannedWave[];
  /** By wave, level and cluster. */
  targets: PlannedTarget[];
  cycles: string[][];
}

const MAX_TARGETS = 2_000;

/**
 * Finds the targets of a rollout among what its asker may know of.
 *
 * @throws InputError where it matches nothing, or more than can be steered
 * @throws NotAllowedError that names the clusters that the asker may not
 * deliver to: what is asked for is not silently made smaller
 */
export async function planTargets(
  spec: RolloutSpec,
  asker: RolloutAsker,
  facts: ServiceFacts,
): Promise<RolloutOrder> {
  const services = await servicesOf(spec, facts);
  const workloads = await workloadsOf(spec, asker, { services, facts });
  const clusters = await placementOf(spec, asker, { workloads, facts });
  checkRights(clusters, asker);
  const waves = planWaves(clusters, spec.strategy, name =>
    asker.fleet.resolve(name),
  );
  const order = await orderOf(spec, services, facts);
  const owners = await facts.ownersOf(services);
  const targets = waves.flatMap((wave, no) =>
    wave.clusters.flatMap(cluster =>
      targetsIn(cluster, spec, workloads).map(target => ({
        ...target,
        owner: owners.get(target.entityRef ?? ''),
        wave: no,
        level: order.levels.get(target.entityRef ?? '') ?? 0,
        overrides: overridesFor(cluster, spec, asker),
      })),
    ),
  );
  checkTargets(targets, asker);
  return { waves, targets, cycles: order.cycles };
}

async function servicesOf(
  { entityRef, placement }: RolloutSpec,
  facts: ServiceFacts,
): Promise<string[]> {
  const asked = entityRef ?? placement.entityRef;
  const services = asked ? await facts.servicesOf(asked) : [];
  if (asked && services.length === 0) {
    throw new InputError('No service of the catalog is part of this system');
  }
  return services;
}

/** What an image change is of; undefined for other sources. */
async function workloadsOf(
  { source: { image }, namespace }: RolloutSpec,
  { fleet }: RolloutAsker,
  { services, facts }: { services: string[]; facts: ServiceFacts },
): Promise<DeliverableWorkload[] | undefined> {
  if (!image) {
    return undefined;
  }
  const found = image.workload
    ? await facts.workloadsNamed(
        { ...image.workload, namespace: namespace! },
        fleet.clusters.map(({ no }) => no),
      )
    : await facts.workloadsOf(services);
  const inNamespace = found.filter(
    workload => namespace === undefined || workload.namespace === namespace,
  );
  return changedWorkloads(inNamespace, image.changes);
}

async function placementOf(
  { placement }: RolloutSpec,
  asker: RolloutAsker,
  {
    workloads,
    facts,
  }: { workloads: DeliverableWorkload[] | undefined; facts: ServiceFacts },
): Promise<ClusterRow[]> {
  const { fleet } = asker;
  const byName = [...fleet.clusters].sort(inOrder);
  const chosen = chosenClusters(byName, placement, name => fleet.resolve(name));
  const where = placement.entityRef
    ? await facts.workloadsOf(await facts.servicesOf(placement.entityRef))
    : undefined;
  const clusters = chosen.filter(
    ({ no }) => runsIn(where, no, asker) && runsIn(workloads, no, asker),
  );
  if (clusters.length === 0) {
    throw new InputError(
      workloads && chosen.length > 0
        ? 'The rollout matches no cluster: none of those that are meant runs a workload with such an image'
        : 'The rollout matches no cluster; see GET /clusters for names and labels',
    );
  }
  return clusters;
}

function inOrder(a: ClusterRow, b: ClusterRow): number {
  return a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1);
}

function runsIn(
  workloads: readonly DeliverableWorkload[] | undefined,
  no: number,
  asker: RolloutAsker,
): boolean {
  return (
    !workloads ||
    workloads.some(
      workload => workload.clusterNo === no && isVisible(workload, asker),
    )
  );
}

function isVisible(
  { clusterNo, namespace, owner }: DeliverableWorkload,
  asker: RolloutAsker,
): boolean {
  return (
    asker.fleet.clusterOf(clusterNo) !== undefined &&
    scopeAllows(asker.workloads, { clusterNo, namespace, owner })
  );
}

function checkRights(
  clusters: readonly ClusterRow[],
  { may }: RolloutAsker,
): void {
  const refused = clusters.filter(cluster => !may.create(cluster));
  if (refused.length > 0) {
    const names = refused.map(({ name }) => name).join(', ');
    throw new NotAllowedError(
      `This needs the permission fleet.rollout.create for ${names}; ask for fewer clusters, or for the permission`,
    );
  }
}

/** An image change has a target for each service and namespace. */
function targetsIn(
  cluster: ClusterRow,
  { namespace, entityRef }: RolloutSpec,
  workloads: readonly DeliverableWorkload[] | undefined,
): Pick<PlannedTarget, 'cluster' | 'namespace' | 'entityRef' | 'workloads'>[] {
  if (!workloads) {
    return [{ cluster, namespace: namespace!, entityRef }];
  }
  const groups = new Map<string, DeliverableWorkload[]>();
  for (const workload of workloads) {
    if (workload.clusterNo === cluster.no) {
      const key = JSON.stringify([workload.entityRef, workload.namespace]);
      groups.set(key, [...(groups.get(key) ?? []), workload]);
    }
  }
  return [...groups.values()].map(group => {
    const [first] = group;
    return {
      cluster,
      namespace: first.namespace,
      entityRef: first.entityRef,
      workloads: group,
    };
  });
}

async function orderOf(
  { strategy }: RolloutSpec,
  services: readonly string[],
  facts: ServiceFacts,
): Promise<ApiOrder> {
  return strategy.order === 'apis'
    ? apiOrder(services, await facts.consumes(services))
    : { levels: new Map(), cycles: [] };
}

function overridesFor(
  cluster: ClusterRow,
  { overrides }: RolloutSpec,
  { fleet }: RolloutAsker,
): number[] {
  return overrides.flatMap((override, no) => {
    const chosen = chosenClusters([cluster], override, name =>
      fleet.resolve(name),
    );
    return chosen.length > 0 ? [no] : [];
  });
}

/** What is not named is not silently left out either. */
function checkTargets(
  targets: readonly PlannedTarget[],
  asker: RolloutAsker,
): void {
  if (targets.length > MAX_TARGETS) {
    throw new InputError(
      `The rollout has ${targets.length} targets, and at most ${MAX_TARGETS} can be steered; ask for fewer clusters`,
    );
  }
  const hidden = targets.some(
    ({ cluster: { no: clusterNo }, namespace, owner }) =>
      !scopeAllows(asker.workloads, { clusterNo, namespace, owner }),
  );
  if (hidden) {
    throw new NotAllowedError(
      'This needs the permission fleet.workload.read for all workloads that are changed',
    );
  }
}
