import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import { mostLabelled, seen, versionHas } from '../signals';

/** Amazon EKS. EKS Anywhere has the same version suffix, without EKS' nodes. */
export const eksDetector: DistributionDetector = {
  detect(facts) {
    const version = versionHas(facts, '-eks-');
    const labels = mostLabelled(
      facts,
      'eks.amazonaws.com/nodegroup',
      'eks.amazonaws.com/compute-type',
    );
    if (!version && !labels) {
      return undefined;
    }
    const sure = Boolean(version && (labels || facts.nodes.length === 0));
    const hint = sure
      ? undefined
      : 'only one of version and node labels says so; EKS Anywhere looks alike';
    return {
      distribution: 'eks',
      platform: sure ? 'aws' : undefined,
      confidence: sure ? 'high' : 'medium',
      evidence: seen(version, labels, hint),
    };
  },
};
