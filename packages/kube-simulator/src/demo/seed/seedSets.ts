import {
  buildDaemonSet,
  buildMetadata,
  buildPod,
  buildStatefulSet,
  RevisionPlan,
  stableSuffix,
} from '../../objects';
import type { DaemonSet, ReplicatedWorkload } from '../../types';
import {
  DemoServiceSpec,
  identityLabels,
  namespaceOf,
  podSelector,
  replicasOn,
} from '../services';
import { DAY, MINUTE } from '../time';
import { pastHealth } from './incidents';
import { revisionPlans } from './revisionPlans';
import type { SeedContext } from './SeedContext';
import { workloadAnnotations } from './template';

/** Stores a StatefulSet or DaemonSet with its pods and what it was before. */
export function seedSet(context: SeedContext, service: DemoServiceSpec): void {
  const { plans, rolledOutAt } = revisionPlans(context, service, undefined);
  const isStateful = service.kind === 'StatefulSet';
  const owner = seedOwner(context, service, plans[plans.length - 1]);
  plans.forEach(plan => seedRevision(context, owner, plan));
  const nodes = isStateful
    ? Array.from({ length: owner.spec.replicas ?? 1 }, (_, i) =>
        context.nodes.at(i % context.nodes.length),
      )
    : context.nodes;
  nodes.forEach((node = '', index) => {
    const { name } = service;
    const createdAt = rolledOutAt + index * MINUTE;
    const suffix = isStateful
      ? String(index)
      : stableSuffix(`${name} ${node}`, 5);
    context.put(
      'pods',
      buildPod({
        cluster: context.cluster.name,
        name: `${name}-${suffix}`,
        namespace: owner.metadata.namespace,
        template: owner.spec.template,
        node,
        createdAt,
        health: pastHealth(context.random, name, createdAt, context.now),
        owner,
      }),
    );
  });
}

function seedOwner(
  { cluster, put, today, nodes }: SeedContext,
  service: DemoServiceSpec,
  current: RevisionPlan,
): ReplicatedWorkload | DaemonSet {
  const isStateful = service.kind === 'StatefulSet';
  const build = isStateful ? buildStatefulSet : buildDaemonSet;
  const owner = build({
    cluster: cluster.name,
    name: service.name,
    namespace: namespaceOf(service, cluster),
    createdAt: today - 120 * DAY,
    labels: identityLabels(service),
    annotations: workloadAnnotations(service),
    selector: podSelector(service),
    template: current.template,
    replicas: isStateful ? replicasOn(service, cluster) : nodes.length,
    generation: current.revision,
  });
  const resource = isStateful ? 'statefulsets.apps' : 'daemonsets.apps';
  return put(resource, owner) as ReplicatedWorkload;
}

function seedRevision(
  { cluster, put }: SeedContext,
  owner: ReplicatedWorkload | DaemonSet,
  { template, revision, createdAt }: RevisionPlan,
) {
  const { name, namespace } = owner.metadata;
  put('controllerrevisions.apps', {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: buildMetadata('ControllerRevision', {
      cluster: cluster.name,
      name: `${name}-${stableSuffix(JSON.stringify(template), 10)}`,
      namespace,
      createdAt,
      labels: template.metadata.labels,
      owner,
    }),
    data: { spec: { template: { ...template, $patch: 'replace' } } },
    revision,
  });
}
