import type {
  DeliveryPhase,
  HubObject,
} from '@flotilla/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import { isBusy } from '../change/act';
import { at, listAt, textAt } from '../fields';

/** What an Application says of itself. */
export interface ApplicationStatus {
  phase: DeliveryPhase;
  message?: string;
  /** Whether what it says is of the source that it has now, and there. */
  isSynced: boolean;
  /** Of its source, for example a commit. */
  revision?: string;
}

const HEALTH: Readonly<Record<string, DeliveryPhase>> = {
  Healthy: 'Healthy',
  Progressing: 'Progressing',
  Suspended: 'Progressing',
  Missing: 'Progressing',
  Degraded: 'Degraded',
};
const FAILED = ['Failed', 'Error'];

/** Where an Application is; nothing that it said of an older source counts. */
export function statusOf(application: HubObject): ApplicationStatus {
  const revision = textAt(application, 'status', 'sync', 'revision');
  const isSynced = hasSynced(application);
  return { isSynced, revision, ...phaseOf(application, isSynced) };
}

function phaseOf(
  application: HubObject,
  isSynced: boolean,
): Pick<ApplicationStatus, 'phase' | 'message'> {
  const invalid = conditionOf(application, 'InvalidSpecError');
  if (invalid) {
    return { phase: 'Failed', message: invalid };
  }
  if (application.metadata.deletionTimestamp) {
    return { phase: 'Progressing', message: 'It is being deleted' };
  }
  if (isBusy(application)) {
    return { phase: 'Applying', message: operationMessage(application) };
  }
  const failed = failureOf(application);
  if (failed) {
    return { phase: 'Failed', message: failed };
  }
  const compared = conditionOf(application, 'ComparisonError');
  if (compared) {
    return { phase: 'Unknown', message: compared };
  }
  return isSynced
    ? healthOf(application)
    : { phase: 'Applying', message: 'It has not synchronized yet' };
}

/** Of the source that it has now, not of one before. */
function failureOf(application: HubObject): string | undefined {
  const state = at(application, 'status', 'operationState');
  const source = at(state, 'syncResult', 'source');
  return FAILED.includes(textAt(state, 'phase') ?? '') &&
    isDeepStrictEqual(source, at(application, 'spec', 'source'))
    ? textAt(state, 'message') ?? 'The synchronization failed'
    : undefined;
}

function hasSynced(application: HubObject): boolean {
  const sync = at(application, 'status', 'sync');
  const compared = at(sync, 'comparedTo', 'source');
  if (!isDeepStrictEqual(compared, at(application, 'spec', 'source'))) {
    return false;
  }
  return (
    textAt(sync, 'status') === 'Synced' ||
    (textAt(sync, 'status') === 'OutOfSync' && onlyLeftovers(application))
  );
}

/** What would be pruned, but stays because it may not be. */
function onlyLeftovers(application: HubObject): boolean {
  const different = listAt(application, 'status', 'resources').filter(
    ({ status }) => status === 'OutOfSync',
  );
  return (
    different.length > 0 &&
    different.every(({ requiresPruning }) => requiresPruning === true)
  );
}

function healthOf(
  application: HubObject,
): Pick<ApplicationStatus, 'phase' | 'message'> {
  const status = textAt(application, 'status', 'health', 'status') ?? '';
  const ill = listAt(application, 'status', 'resources').find(
    resource => textAt(resource, 'health', 'status') === status,
  );
  const phase = HEALTH[status] ?? 'Unknown';
  if (phase === 'Healthy') {
    return { phase };
  }
  const message =
    textAt(application, 'status', 'health', 'message') ??
    textAt(ill, 'health', 'message');
  return { phase, message: message ?? `Its health is ${status || 'unknown'}` };
}

function operationMessage(application: HubObject): string | undefined {
  return textAt(application, 'status', 'operationState', 'message');
}

function conditionOf(application: HubObject, type: string): string | undefined {
  const found = listAt(application, 'status', 'conditions').find(
    condition => condition.type === type,
  );
  return found && (textAt(found, 'message') ?? type);
}
