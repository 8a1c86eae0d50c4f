import { boolean, integer, owner, shared, text } from './columns';
import { containersOf, encodeContainers } from './containers';
import { controllerUid, metadataOf } from './metadata';
import { requestsOf } from './requests';
import { runningImages } from './runningImages';
import {
  countOf,
  Fields,
  fieldsOf,
  listOf,
  MAX_COUNT,
  textOf,
  timeOf,
} from './read';
import type { Projection } from './types';

export const podProjection: Projection = {
  kind: 'Pod',
  table: 'pods',
  shared: false,
  numbered: false,
  many: true,
  labelled: false,
  imagesOf: ({ digests }) => digests,
  columns: [
    shared('namespace'),
    text('name'),
    owner,
    shared('node'),
    shared('phase'),
    boolean('ready'),
    integer('restarts'),
    shared('waiting_reason'),
    text('last_restart_at'),
    shared('last_restart_reason'),
    shared('digests'),
    text('containers'),
    integer('cpu_request'),
    integer('memory_request'),
  ],
  project(object) {
    const metadata = metadataOf(object);
    if (!metadata) {
      return undefined;
    }
    const pod = object as Fields;
    const spec = fieldsOf(pod, 'spec');
    const status = fieldsOf(pod, 'status');
    const containers = listOf(status, 'containerStatuses');
    const all = [...listOf(status, 'initContainerStatuses'), ...containers];
    const restart = lastRestart(all);
    const troubled = containersOf(all);
    const phase = textOf(status, 'phase');
    const requests = isOver(phase) ? undefined : requestsOf(spec);
    return {
      uid: metadata.uid,
      cells: {
        namespace: metadata.namespace,
        name: metadata.name,
        owner_uid: controllerUid(metadata) ?? null,
        node: textOf(spec, 'nodeName') ?? null,
        phase: phase ?? null,
        ready: isReady(status),
        restarts: sum(all.map(one => countOf(one, 'restartCount') ?? 0)),
        waiting_reason: troubled.find(one => one.waiting)?.waiting ?? null,
        last_restart_at: restart?.at ?? null,
        last_restart_reason: restart?.reason ?? null,
        digests: JSON.stringify(runningImages(pod, containers)),
        containers: troubled.length > 0 ? encodeContainers(troubled) : null,
        cpu_request: requests?.cpu ?? null,
        memory_request: requests?.memory ?? null,
      },
    };
  },
};

/** Such a pod takes nothing of its node any more. */
function isOver(phase: string | undefined): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

function isReady(status: Fields): boolean {
  return listOf(status, 'conditions').some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
}

/** The newest termination after which a container was started again. */
function lastRestart(containers: Fields[]) {
  return containers
    .filter(one => (countOf(one, 'restartCount') ?? 0) > 0)
    .map(one => fieldsOf(one, 'lastState', 'terminated'))
    .map(ended => ({
      at: timeOf(ended, 'finishedAt'),
      reason: textOf(ended, 'reason'),
    }))
    .filter(({ at }) => at !== undefined)
    .sort((a, b) => (a.at! < b.at! ? 1 : -1))[0];
}

function sum(counts: number[]): number {
  const total = counts.reduce((sofar, count) => sofar + count, 0);
  return Math.min(total, MAX_COUNT);
}
