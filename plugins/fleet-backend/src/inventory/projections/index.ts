import { certificateProjection } from './certificate';
import { controllerRevisionProjection } from './controllerRevision';
import { cronJobProjection } from './cronJob';
import { daemonSetProjection } from './daemonSet';
import { argoApplicationProjection } from './deliveries/argoApplication';
import { helmReleaseProjection } from './deliveries/helmRelease';
import { kustomizationProjection } from './deliveries/kustomization';
import { deploymentProjection } from './deployment';
import { jobProjection } from './job';
import { namespaceProjection } from './namespace';
import { nodeProjection } from './node';
import { podProjection } from './pod';
import { replicaSetProjection } from './replicaSet';
import { rolloutProjection } from './rollout';
import { statefulSetProjection } from './statefulSet';
import type { Projection } from './types';
import { vulnerabilityReportProjection } from './vulnerabilityReport';

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
    controllerRevisionProjection,
    cronJobProjection,
    jobProjection,
    rolloutProjection,
    argoApplicationProjection,
    helmReleaseProjection,
    kustomizationProjection,
    podProjection,
    certificateProjection,
    vulnerabilityReportProjection,
  ];
  return new Map(projections.map(one => [one.kind, one]));
}
