import { ConflictError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type {
  DeliveryContext,
  DeliveryTarget,
  HubObject,
  Manifest,
  PreviousState,
  TargetPlan,
} from '@flotilla/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import { destinationFor } from './applications/destination';
import { APPLICATION, describe, RELEASE_LABEL } from './applications/names';
import type { Owned } from './applications/Owners';
import { type Act, checkFence, mayPrune, noteAct } from './change/act';
import { atItsSource } from './change/editsFor';
import { movingReference, sourceFor } from './create/sourceFor';
import { at, isObject, listAt, textAt } from './fields';

/** A release that an Application of ours delivers to one target. */
export interface ReleaseTarget {
  target: DeliveryTarget;
  owned: Owned;
  project: string;
}

/** With it, what an Application delivered goes with it. */
const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

export async function planRelease(
  release: ReleaseTarget,
  { signal }: DeliveryContext,
): Promise<TargetPlan> {
  const { owned } = release;
  const before = await checkedOwn(release, signal);
  const wanted = applicationFor(release);
  const from = at(before, 'spec', 'source');
  const source = at(wanted, 'spec', 'source');
  const isSame = isDeepStrictEqual(from, source);
  const change = isSame ? 'unchanged' : 'update';
  return {
    objects: [
      {
        object: owned.ownRef,
        act: before ? change : 'create',
        differences: isSame
          ? []
          : [
              {
                path: 'spec.source',
                ...(from === undefined ? {} : { from: JSON.stringify(from) }),
                to: JSON.stringify(source),
              },
            ],
        conflicts: [],
      },
    ],
    problems: movingReference(source as JsonObject),
  };
}

/** The source that it had, at the revision that was delivered of it. */
export async function previousRelease(
  release: ReleaseTarget,
  signal: AbortSignal,
): Promise<PreviousState> {
  const before = await checkedOwn(release, signal);
  const source = at(before, 'spec', 'source');
  if (!isObject(source)) {
    return { source: null };
  }
  const last = listAt(before, 'status', 'history').at(-1);
  const revision = textAt(last, 'revision');
  return {
    source: revision ? { ...source, targetRevision: revision } : source,
  };
}

export async function deliverRelease(
  release: ReleaseTarget,
  act: Act,
  signal: AbortSignal,
): Promise<HubObject> {
  const { hub, ownRef } = release.owned;
  const before = await checkedOwn(release, signal);
  if (before) {
    checkFence(before, act);
  }
  const wanted = applicationFor(release);
  if (!before) {
    await hub.apply(wanted, { signal });
  }
  return hub.change(
    ownRef,
    one => withSource(one, at(wanted, 'spec', 'source') as JsonObject, act),
    { signal },
  );
}

/** Where nothing was before, the Application goes, with what it delivered. */
export async function restoreRelease(
  release: ReleaseTarget,
  { source }: PreviousState,
  act: Act,
  signal: AbortSignal,
): Promise<void> {
  const { hub, ownRef } = release.owned;
  if (isObject(source)) {
    await hub.change(ownRef, one => withSource(one, source, act), { signal });
    return;
  }
  const before = await checkedOwn(release, signal);
  if (before) {
    await remove(release, before, act, signal);
  }
}

/** Undefined where there is none yet, or any more. */
async function checkedOwn(
  { target, owned, project: _ }: ReleaseTarget,
  signal: AbortSignal,
): Promise<HubObject | undefined> {
  const { hub, ownRef, applications } = owned;
  const other = applications.find(
    ({ metadata }) => metadata.name !== ownRef.name,
  );
  if (other) {
    throw atItsSource(other);
  }
  const own = await hub.get(ownRef, { signal });
  const release = textAt(own, 'metadata', 'labels', RELEASE_LABEL);
  const namespace = textAt(own, 'spec', 'destination', 'namespace');
  if (
    own &&
    (release !== target.releaseName || namespace !== target.namespace)
  ) {
    throw new ConflictError(
      `${describe(own)} is there, and is not of this release and namespace`,
    );
  }
  return own;
}

function applicationFor(release: ReleaseTarget): Manifest {
  const { target, owned, project } = release;
  const { cluster, namespace, releaseName } = target;
  const { ownRef, whereabouts } = owned;
  return {
    ...APPLICATION,
    metadata: {
      name: ownRef.name,
      namespace: ownRef.namespace,
      labels: { [RELEASE_LABEL]: releaseName },
    },
    spec: {
      project,
      source: sourceFor(target),
      destination: destinationFor(cluster, namespace, whereabouts),
    },
  };
}

function withSource(
  application: HubObject,
  source: JsonObject,
  act: Act,
): HubObject {
  checkFence(application, act);
  const spec = application.spec as JsonObject;
  spec.source = source;
  noteAct(application, act, { prune: mayPrune(application) });
  return application;
}

async function remove(
  { owned: { hub, ownRef } }: ReleaseTarget,
  application: HubObject,
  act: Act,
  signal: AbortSignal,
): Promise<void> {
  checkFence(application, act);
  if (application.metadata.deletionTimestamp) {
    return;
  }
  if (!mayPrune(application)) {
    throw new ConflictError(
      `${describe(
        application,
      )} delivered a Namespace, PersistentVolumeClaim or CustomResourceDefinition, which would go with it: delete it yourself`,
    );
  }
  const last = await hub.change(
    ownRef,
    one => ({
      ...one,
      metadata: { ...one.metadata, finalizers: [FINALIZER] },
    }),
    { signal },
  );
  await hub.delete(last, { signal });
}
