import { countOf, Fields, fieldsOf } from './read';

/** How many replicas a workload wants and has, where its spec names a number. */
export interface ReplicaCounts {
  desired: number;
  ready: number;
  updated: number;
  available: number;
}

export function replicasOf(object: Fields): ReplicaCounts {
  const status = fieldsOf(object, 'status');
  return {
    desired: countOf(fieldsOf(object, 'spec'), 'replicas') ?? 1,
    ready: countOf(status, 'readyReplicas') ?? 0,
    updated: countOf(status, 'updatedReplicas') ?? 0,
    available: countOf(status, 'availableReplicas') ?? 0,
  };
}
