import { recordDeliveries } from './deliveries/recordDeliveries';
import type { Recorder } from './Recorder';
import { recordRestarts } from './restarts/recordRestarts';
import { recordChanges } from './upgrades/recordChanges';
import { recordRevisions } from './upgrades/recordRevisions';

/** What keeps the past of each table's rows. */
export const RECORDERS: Readonly<Record<string, readonly Recorder[]>> = {
  pods: [recordRestarts],
  workloads: [recordChanges],
  replica_sets: [recordRevisions],
  controller_revisions: [recordRevisions],
  deliveries: [recordDeliveries],
};
