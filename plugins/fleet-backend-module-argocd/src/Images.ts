import { ConflictError, InputError } from '@backstage/errors';
import type {
  DeliveryContext,
  DeliveryTarget,
  HubObject,
  ImageChange,
  ObjectPlan,
  PreviousState,
  TargetPlan,
} from '@flotilla/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import { describe, refOf } from './applications/names';
import { checkWhole, type Owned } from './applications/Owners';
import { type Act, checkFence, isBehind, isDone, noteAct } from './change/act';
import { checkOwner } from './change/checkOwner';
import { currentOf, type Edit, makeEdit, pathOf } from './change/Edit';
import { editsFor } from './change/editsFor';

/** What an Application had, so that it can have it again. */
interface PreviousEdits {
  namespace: string;
  name: string;
  edits: Edit[];
}

/** New images of workloads that Applications manage. */
export interface ImageTarget {
  target: DeliveryTarget;
  changes: readonly ImageChange[];
  owned: Owned;
}

/** @throws InputError where no Application manages the workloads */
export function checkOwned({ owned, target }: ImageTarget): void {
  checkWhole(owned);
  if (owned.applications.length === 0) {
    throw new InputError(
      `No Argo CD Application delivers these workloads to ${target.cluster.name}: name another engine, or none`,
    );
  }
}

export async function planImages(
  images: ImageTarget,
  { signal }: DeliveryContext,
): Promise<TargetPlan> {
  checkOwned(images);
  const { owned, changes } = images;
  const { applications, hub } = owned;
  for (const application of applications) {
    await checkOwner(application, hub, signal);
  }
  return {
    objects: applications.map(one => planOne(one, editsFor(one, changes))),
    problems: applications.filter(isBehind).map(behind),
  };
}

export function previousImages(images: ImageTarget): PreviousState {
  checkOwned(images);
  const { owned, changes } = images;
  return {
    applications: owned.applications.map(application => {
      const { namespace = '', name } = application.metadata;
      const edits = editsFor(application, changes).map(edit => ({
        ...edit,
        entry: currentOf(application, edit),
      }));
      return { namespace, name, edits };
    }),
  };
}

export async function deliverImages(
  images: ImageTarget,
  act: Act,
  signal: AbortSignal,
): Promise<HubObject[]> {
  checkOwned(images);
  const { hub, applications } = images.owned;
  const changed: HubObject[] = [];
  for (const application of applications) {
    await checkOwner(application, hub, signal);
    changed.push(
      await hub.change(
        refOf(application),
        one => edited(one, editsFor(one, images.changes), act),
        { signal },
      ),
    );
  }
  return changed;
}

/** Undefined where the state is of something else. */
export async function restoreImages(
  { hub }: Owned,
  { applications }: PreviousState,
  act: Act,
  signal: AbortSignal,
): Promise<void> {
  for (const previous of applications as unknown as PreviousEdits[]) {
    const { namespace, name, edits } = previous;
    const ref = { ...refOf({ metadata: { namespace, name } } as HubObject) };
    await hub.change(ref, one => edited(one, edits, act), { signal });
  }
}

/** Whether an Application's source says what was asked for. */
export function hasImages(
  application: HubObject,
  changes: readonly ImageChange[],
): boolean {
  return editsFor(application, changes).every(edit =>
    isDeepStrictEqual(currentOf(application, edit), edit.entry),
  );
}

function edited(
  application: HubObject,
  edits: readonly Edit[],
  act: Act,
): HubObject {
  checkFence(application, act);
  const { conflicts } = act.target;
  const isFirst = act.verb === 'deliver' && !isDone(application, act);
  if (isFirst && isBehind(application) && conflicts === 'refuse') {
    throw new ConflictError(behind(application));
  }
  edits.forEach(edit => makeEdit(application, edit));
  noteAct(application, act, { prune: false });
  return application;
}

function behind(application: HubObject): string {
  return `${describe(
    application,
  )} is behind its source, and is synchronized by hand: a rollout would bring more than the images; synchronize it before, or let conflicts be taken over`;
}

function planOne(application: HubObject, edits: readonly Edit[]): ObjectPlan {
  const differences = edits.flatMap(edit => {
    const before = currentOf(application, edit);
    return isDeepStrictEqual(before, edit.entry)
      ? []
      : [
          {
            path: pathOf(edit),
            ...(before === null ? {} : { from: JSON.stringify(before) }),
            to: JSON.stringify(edit.entry),
          },
        ];
  });
  return {
    object: refOf(application),
    act: differences.length > 0 ? 'update' : 'unchanged',
    differences,
    conflicts: [],
  };
}
