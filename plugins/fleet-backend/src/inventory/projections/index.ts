import { cronJobProjection } from './cronJob';
import { daemonSetProjection } from './daemonSet';
import { deploymentProjection } from './deployment';
import { jobProjection } from './job';
import { namespaceProjection } from './namespace';
import { nodeProjection } from './node';
import { podProjection } from './pod';
import { replicaSetProjection } from './replicaSet';
import { rolloutProjection } from './rollout';
import { statefulSetProjection } from './statefulSet';
import type { Projection } from './types';

export { projectionVersion } from './projectionVersion';
export type {
  Cell,
  Column,
  ColumnType,
  ProjectedRow,
  Projection,
} from './types';

/**
 * One projection per collected kind.
 *
 * @param nodeAnnotations - Annotation keys of nodes whose presence is kept
 */
export function createProjections(
  nodeAnnotations: readonly string[],
): ReadonlyMap<string, Projection> {
  const projections = [
    namespaceProjection,
    nodeProjection(nodeAnnotations),
    deploymentProjection,
    statefulSetProjection,
    daemonSetProjection,
    replicaSetProjection,
    cronJobProjection,
    jobProjection,
    rolloutProjection,
    podProjection,
  ];
  return new Map(projections.map(one => [one.kind, one]));
}
