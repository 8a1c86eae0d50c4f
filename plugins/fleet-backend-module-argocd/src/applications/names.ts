import type {
  DeliveryTarget,
  HubObject,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import { createHash } from 'node:crypto';

const API_VERSION = 'argoproj.io/v1alpha1';
/** Argo CD uses names of Applications as values of labels. */
const MAX_NAME = 63;
const HASH = 8;

/** Which kind Applications are. */
export const APPLICATION = { apiVersion: API_VERSION, kind: 'Application' };
/** And what generates them. */
export const APPLICATION_SET = {
  apiVersion: API_VERSION,
  kind: 'ApplicationSet',
};

/** By which Applications that we made say of which release they are. */
export const RELEASE_LABEL = 'flotilla.io/release';
/** By which Applications say what of ours they have: a target's revision. */
export const REVISION_ANNOTATION = 'flotilla.io/revision';
/** For whom it was. */
export const ACTOR_ANNOTATION = 'flotilla.io/actor';
/** Which act was the last one: what has been done is not done again. */
export const ACT_ANNOTATION = 'flotilla.io/act';
/** Who may act on it: a rollout and its fencing token. */
export const FENCE_ANNOTATION = 'flotilla.io/fence';
/** Which Helm parameters of an Application are its images. */
export const PARAMETER_ANNOTATION = 'flotilla.io/image-parameter';

/** The Application of a release in a cluster, where we make it. */
export function ownName({ releaseName, cluster }: DeliveryTarget): string {
  const plain = cluster.name.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  const name = `flotilla-${releaseName}-${plain}`;
  if (name.length <= MAX_NAME && plain === cluster.name) {
    return name;
  }
  const hash = createHash('sha256').update(cluster.id).digest('hex');
  const short = name.slice(0, MAX_NAME - HASH - 1).replace(/-+$/, '');
  return `${short}-${hash.slice(0, HASH)}`;
}

export function applicationRef(namespace: string, name: string): ObjectRef {
  return { ...APPLICATION, namespace, name };
}

export function refOf({ metadata: { namespace, name } }: HubObject): ObjectRef {
  return { ...APPLICATION, namespace, name };
}

/** For people. */
export function describe({
  metadata: { namespace, name },
}: HubObject | { metadata: { namespace?: string; name: string } }): string {
  return `Argo CD Application ${namespace}/${name}`;
}
