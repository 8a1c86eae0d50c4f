import {
  type Fields,
  fieldsOf,
  listOf,
  MAX_TEXT,
  textOf,
  timeOf,
} from '../read';
import {
  type DeliveredWorkload,
  type DeliveryEntry,
  deliveryProjection,
  shifted,
} from './delivery';

/** How long a sync may take of which only the end is told. */
const SYNC_SECONDS = 300;
/** Clocks differ, and controllers act a little later. */
const LATER_SECONDS = 30;
const MAX_WORKLOADS = 200;

const KINDS = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Rollout',
]);

/** Of Argo CD. */
export const argoApplicationProjection = deliveryProjection(
  'Application',
  object => {
    const status = fieldsOf(object, 'status');
    return {
      destination: destinationOf(fieldsOf(object, 'spec', 'destination')),
      workloads: listOf(status, 'resources')
        .flatMap(toWorkload)
        .slice(0, MAX_WORKLOADS),
      entries: listOf(status, 'history').flatMap(toEntry),
    };
  },
);

/**
 * Another cluster is called by a name; where it is only an address, nobody
 * knows here whose it is, and no cluster is called so.
 */
function destinationOf(destination: Fields): string | undefined {
  const name = textOf(destination, 'name');
  const server = textOf(destination, 'server');
  const isOwn =
    name === 'in-cluster' || server === 'https://kubernetes.default.svc';
  return isOwn ? undefined : name ?? server;
}

function toWorkload(resource: Fields): DeliveredWorkload[] {
  const kind = textOf(resource, 'kind');
  const name = textOf(resource, 'name');
  return kind && name && KINDS.has(kind)
    ? [[kind, textOf(resource, 'namespace') ?? '', name]]
    : [];
}

function toEntry(entry: Fields): DeliveryEntry[] {
  const to = timeOf(entry, 'deployedAt');
  if (!to) {
    return [];
  }
  const revision = textOf(entry, 'revision', MAX_TEXT)?.slice(0, 40);
  const by = textOf(fieldsOf(entry, 'initiatedBy'), 'username');
  return [
    {
      from: timeOf(entry, 'deployStartedAt') ?? shifted(to, -SYNC_SECONDS),
      to: shifted(to, LATER_SECONDS),
      ...(by ? { by } : {}),
      ...(revision ? { what: revision } : {}),
    },
  ];
}
