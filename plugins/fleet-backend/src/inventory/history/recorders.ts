import { recordGoneNodes, recordNodes } from './changes/recordNodes';
import { recordPodSecurity } from './changes/recordPodSecurity';
import { recordGonePolicies, recordPolicies } from './changes/recordPolicies';
import { recordScalings } from './changes/recordScalings';
import { recordClusterVersions } from './clusterVersions/recordClusterVersions';
import { recordDeliveries } from './deliveries/recordDeliveries';
import { recordHelm } from './helm/recordHelm';
import type { GoneRecorder, Recorder } from './Recorder';
import { recordRestarts } from './restarts/recordRestarts';
import { recordChanges } from './upgrades/recordChanges';
import { recordRevisions } from './upgrades/recordRevisions';

/** What keeps the past of each table's rows. */
export const RECORDERS: Readonly<Record<string, readonly Recorder[]>> = {
  pods: [recordRestarts],
  workloads: [recordChanges, recordScalings],
  replica_sets: [recordRevisions],
  controller_revisions: [recordRevisions],
  deliveries: [recordDeliveries],
  openshift_versions: [recordClusterVersions],
  helm_revisions: [recordHelm],
  nodes: [recordNodes],
  namespaces: [recordPodSecurity],
  policies: [recordPolicies],
};

/** What keeps that rows of a table are gone. */
export const GONE_RECORDERS: Readonly<Record<string, readonly GoneRecorder[]>> =
  {
    nodes: [recordGoneNodes],
    policies: [recordGonePolicies],
  };
