import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import { mostLabelled, seen } from '../signals';

/** Azure AKS, by its node labels: its version has no suffix. */
export const aksDetector: DistributionDetector = {
  detect(facts) {
    const labels = mostLabelled(
      facts,
      'kubernetes.azure.com/cluster',
      'kubernetes.azure.com/role',
      'kubernetes.azure.com/node-image-version',
    );
    return labels
      ? {
          distribution: 'aks',
          platform: 'azure',
          confidence: 'high',
          evidence: seen(labels),
        }
      : undefined;
  },
};
