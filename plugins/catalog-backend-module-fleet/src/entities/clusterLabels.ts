import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import type { Cluster } from '@flotilla/backstage-plugin-fleet-common';

/**
 * The labels of a cluster's entity: the cluster's own, as far as the catalog
 * takes them, and what the fleet knows of it, in labels flotilla.io/….
 */
export function clusterLabels(cluster: Cluster): Record<string, string> {
  const { distribution, platform, region, version } = cluster;
  const known = Object.entries({ distribution, platform, region, version })
    .filter(([key, value]) => value && !isUnknown(key, value))
    .map(([key, value]) => [`flotilla.io/${key}`, validValue(value!)]);
  const all = [...Object.entries(cluster.labels), ...known];
  return Object.fromEntries(
    all
      .filter(
        ([key, value]) =>
          KubernetesValidatorFunctions.isValidLabelKey(key) &&
          KubernetesValidatorFunctions.isValidLabelValue(value),
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function isUnknown(key: string, value: string): boolean {
  return key === 'distribution' && value === 'unknown';
}

/** As Helm writes versions in labels: v1.34.1+k3s1 is v1.34.1_k3s1. */
function validValue(text: string): string {
  return text.replace(/[^A-Za-z0-9_.-]/g, '_');
}
