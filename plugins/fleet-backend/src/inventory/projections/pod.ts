import { parseImage } from '@flotilla/backstage-plugin-fleet-common';
import { boolean, integer, owner, shared, text } from './columns';
import { controllerUid, metadataOf } from './metadata';
import {
  countOf,
  Fields,
  fieldsOf,
  listOf,
  MAX_COUNT,
  MAX_TEXT,
  textOf,
  timeOf,
} from './read';
import type { Projection } from './types';

/** States of a container that is waiting which are no trouble. */
const HARMLESS = new Set(['ContainerCreating', 'PodInitializing']);

export const podProjection: Projection = {
  kind: 'Pod',
  table: 'pods',
  shared: false,
  numbered: false,
  labelled: false,
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
  ],
  project(object) {
    const metadata = metadataOf(object);
    if (!metadata) {
      return undefined;
    }
    const pod = object as Fields;
    const status = fieldsOf(pod, 'status');
    const containers = listOf(status, 'containerStatuses');
    const all = [...listOf(status, 'initContainerStatuses'), ...containers];
    const restart = lastRestart(all);
    return {
      uid: metadata.uid,
      cells: {
        namespace: metadata.namespace,
        name: metadata.name,
        owner_uid: controllerUid(metadata) ?? null,
        node: textOf(fieldsOf(pod, 'spec'), 'nodeName') ?? null,
        phase: textOf(status, 'phase') ?? null,
        ready: isReady(status),
        restarts: sum(all.map(one => countOf(one, 'restartCount') ?? 0)),
        waiting_reason: waitingReason(all) ?? null,
        last_restart_at: restart?.at ?? null,
        last_restart_reason: restart?.reason ?? null,
        digests: JSON.stringify(digestsOf(containers)),
      },
    };
  },
};

function isReady(status: Fields): boolean {
  return listOf(status, 'conditions').some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
}

function waitingReason(containers: Fields[]): string | undefined {
  return containers
    .map(one => textOf(fieldsOf(one, 'state', 'waiting'), 'reason'))
    .find(reason => reason && !HARMLESS.has(reason));
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

function digestsOf(containers: Fields[]): Array<[string, string]> {
  return containers.flatMap(one => {
    const name = textOf(one, 'name');
    const { digest } = parseImage(textOf(one, 'imageID', MAX_TEXT) ?? '');
    return name && digest ? [[name, digest] as [string, string]] : [];
  });
}

function sum(counts: number[]): number {
  const total = counts.reduce((sofar, count) => sofar + count, 0);
  return Math.min(total, MAX_COUNT);
}
