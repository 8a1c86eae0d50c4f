import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import { seen } from '../signals';

/** Kubernetes as it is released, where nothing says otherwise. */
export const upstreamDetector: DistributionDetector = {
  detect({ gitVersion, nodes }) {
    if (!gitVersion && nodes.length === 0) {
      return undefined;
    }
    const plain = gitVersion && /^v\d+\.\d+\.\d+$/.test(gitVersion);
    return {
      distribution: 'upstream',
      confidence: plain && nodes.length > 0 ? 'medium' : 'low',
      evidence: seen(
        gitVersion && `the server's version is ${gitVersion}`,
        'no distribution was recognized',
      ),
    };
  },
};
