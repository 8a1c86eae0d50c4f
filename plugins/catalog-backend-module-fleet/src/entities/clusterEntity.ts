import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
  KubernetesValidatorFunctions,
} from '@backstage/catalog-model';
import {
  type Cluster,
  CLUSTER_ID_ANNOTATION,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';
import { clusterLabels } from './clusterLabels';

/** What entities of clusters say that the clusters themselves do not. */
export interface EntityRules {
  /** Of clusters whose labels name no owner. */
  defaultOwner: string;
  /** Where the portal is, without a slash at the end; no links if absent. */
  portalUrl?: string;
}

const LOCATION_TYPE = 'fleet';

/**
 * A cluster as the catalog keeps it. Nothing in it changes from minute to
 * minute, and it has none of the annotations by which Backstage's Kubernetes
 * plugin, or the fleet itself, would take it for a way to reach the cluster.
 *
 * @param runs - References of the entities that run on it
 */
export function clusterEntity(
  cluster: Cluster,
  name: string,
  { runs, rules }: { runs: readonly string[]; rules: EntityRules },
): Entity {
  const location = `${LOCATION_TYPE}:${cluster.id}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      title: printable(cluster.name),
      labels: clusterLabels(cluster),
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [CLUSTER_ID_ANNOTATION]: cluster.id,
      },
      ...linksTo(cluster, rules),
    },
    spec: {
      type: 'kubernetes-cluster',
      owner: cluster.owner ?? rules.defaultOwner,
      lifecycle: lifecycleOf(cluster),
      ...systemOf(cluster),
      ...(runs.length > 0 ? { dependencyOf: [...runs] } : {}),
    },
  };
}

/** Whether an entity in the catalog is one that this module has put there. */
export function isFromFleet({ metadata }: Entity): boolean {
  const origin = metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  return origin?.startsWith(`${LOCATION_TYPE}:`) ?? false;
}

function linksTo({ id }: Cluster, { portalUrl }: EntityRules) {
  return portalUrl === undefined
    ? {}
    : { links: [{ url: `${portalUrl}/fleet/clusters/${id}`, title: 'Fleet' }] };
}

function lifecycleOf(cluster: Cluster): string {
  return (
    labelOf(cluster, 'lifecycle') || labelOf(cluster, 'env') || 'production'
  );
}

/** A label that could name no system would be an error of the entity. */
function systemOf(cluster: Cluster) {
  const system = labelOf(cluster, 'system');
  return KubernetesValidatorFunctions.isValidObjectName(system)
    ? { system }
    : {};
}

function labelOf({ labels }: Cluster, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
