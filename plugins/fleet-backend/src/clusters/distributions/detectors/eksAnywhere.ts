import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import { hasGroup, seen, versionHas } from '../signals';

/**
 * EKS Anywhere by its own API group, asked before EKS. Its workload clusters
 * do not have the group: those look like an EKS that is not quite one.
 */
export const eksAnywhereDetector: DistributionDetector = {
  detect(facts) {
    const version = versionHas(facts, '-eks-');
    const group = hasGroup(facts, 'anywhere.eks.amazonaws.com');
    return version && group
      ? {
          distribution: 'eks-anywhere',
          confidence: 'high',
          evidence: seen(version, group),
        }
      : undefined;
  },
};
