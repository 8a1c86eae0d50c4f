import { ROLLOUT_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import { type Fields, fieldsOf, textOf } from './read';

/** What tells changes of a workload besides its images and versions. */
export interface WorkloadFacts {
  /** The id of our rollout that changed it last. */
  rollout?: string;
  /** How often a CronJob's spec was changed: it has no revisions. */
  generation?: number;
  /** Whether a CronJob starts nothing now. */
  suspended?: true;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/**
 * As JSON; undefined where there is nothing, as for nearly all workloads.
 *
 * @param ofKind - What only workloads of its kind have
 */
export function workloadFacts(
  metadata: Fields,
  ofKind: WorkloadFacts = {},
): string | undefined {
  const annotations = fieldsOf(metadata, 'annotations');
  const rollout = textOf(annotations, ROLLOUT_ANNOTATION)?.toLowerCase();
  const facts: WorkloadFacts = {
    ...ofKind,
    // Whatever else people write there is none of ours.
    ...(rollout && UUID.test(rollout) ? { rollout } : {}),
  };
  return Object.keys(facts).length > 0 ? JSON.stringify(facts) : undefined;
}
