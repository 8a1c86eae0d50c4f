import type {
  ClusterFacts,
  DistributionDetector,
} from '@flotilla/backstage-plugin-fleet-node';
import { mostLabelled, mostNodes, seen, versionHas } from '../signals';

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
      evidence: seen(version, labels, autoMode(facts), hint),
    };
  },
};

function autoMode(facts: ClusterFacts): string | undefined {
  return mostNodes(
    facts,
    'are managed by EKS Auto Mode',
    ({ labels }) => labels['eks.amazonaws.com/compute-type'] === 'auto',
  );
}
