import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { ROLLOUT_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import type {
  DeliveryContext,
  DeliveryTarget,
  HubObject,
} from '@flotilla/backstage-plugin-fleet-node';
import {
  ACT_ANNOTATION,
  ACTOR_ANNOTATION,
  describe,
  FENCE_ANNOTATION,
  REVISION_ANNOTATION,
} from '../applications/names';
import { at, listAt, madeAt, textAt } from '../fields';

/** What is done to an Application, and for whom. */
export interface Act {
  target: DeliveryTarget;
  verb: 'deliver' | 'rollback';
  /** Of the target, that the Application then has; none after a rollback. */
  revision?: string;
  context: Pick<DeliveryContext, 'fencingToken'>;
}

/** Such are never deleted by what we ask for. */
const KEPT = ['Namespace', 'PersistentVolumeClaim', 'CustomResourceDefinition'];

/** @throws ConflictError where another replica acts for the same rollout now */
export function checkFence(application: HubObject, act: Act): void {
  const { rolloutId } = act.target;
  const fence = textAt(application.metadata, 'annotations', FENCE_ANNOTATION);
  const [id, token] = fence?.split('/') ?? [];
  if (id === rolloutId && Number(token) > act.context.fencingToken) {
    throw new ConflictError(
      'Another replica of the fleet backend has taken over this target',
    );
  }
}

/**
 * An Application that people synchronize by hand, and that is behind its source:
 * to synchronize it now would bring more than what was asked for.
 */
export function isBehind(application: HubObject): boolean {
  const status = textAt(application, 'status', 'sync', 'status');
  return !syncsItself(application) && status === 'OutOfSync';
}

/** Whether an act has been done. */
export function isDone(application: HubObject, act: Act): boolean {
  const { annotations } = application.metadata;
  return textAt(annotations, ACT_ANNOTATION) === keyOf(act);
}

/**
 * Notes an act on an Application in place, and lets it be synchronized where it
 * does not do so by itself. What has been done is not done again.
 *
 * @param prune - Whether what has left the source goes
 * @throws ServiceUnavailableError while another operation is under way
 */
export function noteAct(
  application: HubObject,
  act: Act,
  { prune }: { prune: boolean },
): void {
  const { target, revision, context } = act;
  const isNew = !isDone(application, act);
  const annotations = madeAt(application.metadata, 'annotations');
  annotations[FENCE_ANNOTATION] = `${target.rolloutId}/${context.fencingToken}`;
  annotations[ROLLOUT_ANNOTATION] = target.rolloutId;
  annotations[ACT_ANNOTATION] = keyOf(act);
  annotations[ACTOR_ANNOTATION] = target.actor;
  if (revision === undefined) {
    delete annotations[REVISION_ANNOTATION];
  } else {
    annotations[REVISION_ANNOTATION] = revision;
  }
  if (isNew && !syncsItself(application)) {
    checkIdle(application);
    application.operation = operationFor(target, prune);
  }
}

/** Whether what is pruned may be: what holds data stays. */
export function mayPrune(application: HubObject): boolean {
  return !listAt(application, 'status', 'resources').some(resource =>
    KEPT.includes(textAt(resource, 'kind') ?? ''),
  );
}

/** Whether an operation is under way, or asked for. */
export function isBusy(application: HubObject): boolean {
  const phase = textAt(application, 'status', 'operationState', 'phase');
  return (
    at(application, 'operation') !== undefined ||
    phase === 'Running' ||
    phase === 'Terminating'
  );
}

function keyOf({ target, verb }: Act): string {
  return `${target.rolloutId} ${verb}`;
}

function syncsItself(application: HubObject): boolean {
  const automated = at(application, 'spec', 'syncPolicy', 'automated');
  return (
    automated !== undefined &&
    automated !== null &&
    at(automated, 'enabled') !== false
  );
}

function checkIdle(application: HubObject): void {
  if (isBusy(application)) {
    throw new ServiceUnavailableError(
      `${describe(application)} is busy with another operation`,
    );
  }
}

function operationFor(target: DeliveryTarget, prune: boolean): JsonObject {
  return {
    initiatedBy: { username: 'flotilla' },
    info: [
      { name: 'Rollout', value: target.rolloutId },
      { name: 'Actor', value: target.actor },
    ],
    sync: { prune },
  };
}
