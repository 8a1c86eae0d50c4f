import { type AddonData, shippedAddons } from '../addons';
import {
  apiServiceProjection,
  mutatingWebhookProjection,
  validatingWebhookProjection,
} from './caBundles';
import { certificateProjection } from './certificate';
import { controllerRevisionProjection } from './controllerRevision';
import { cronJobProjection } from './cronJob';
import { daemonSetProjection } from './daemonSet';
import { argoApplicationProjection } from './deliveries/argoApplication';
import { helmReleaseProjection } from './deliveries/helmRelease';
import { kustomizationProjection } from './deliveries/kustomization';
import { deploymentProjection } from './deployment';
import { helmSecretProjection } from './helmSecret';
import { jobProjection } from './job';
import { namespaceProjection } from './namespace';
import { nodeProjection } from './node';
import { openshiftVersionProjection } from './openshiftVersion';
import { podProjection } from './pod';
import { policyProjections } from './policy';
import { replicaSetProjection } from './replicaSet';
import { rolloutProjection } from './rollout';
import { statefulSetProjection } from './statefulSet';
import type { Projection } from './types';
import { vulnerabilityReportProjection } from './vulnerabilityReport';
import { withAddons } from './withAddons';

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
 * @param addons - What is known of add-ons; what is shipped if absent
 */
export function createProjections(
  nodeAnnotations: readonly string[],
  addons: AddonData = shippedAddons(),
): ReadonlyMap<string, Projection> {
  const workloads = [
    deploymentProjection,
    statefulSetProjection,
    daemonSetProjection,
    cronJobProjection,
    jobProjection,
    rolloutProjection,
  ];
  const projections = [
    namespaceProjection,
    nodeProjection(nodeAnnotations),
    ...workloads.map(withAddons(addons)),
    replicaSetProjection,
    controllerRevisionProjection,
    argoApplicationProjection,
    helmReleaseProjection,
    kustomizationProjection,
    podProjection,
    certificateProjection,
    vulnerabilityReportProjection,
    openshiftVersionProjection,
    helmSecretProjection,
    validatingWebhookProjection,
    mutatingWebhookProjection,
    apiServiceProjection,
    ...policyProjections,
  ];
  return new Map(projections.map(one => [one.kind, one]));
}
