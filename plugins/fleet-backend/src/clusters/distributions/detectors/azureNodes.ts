import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import { mostNodes } from '../signals';

/** AKS by what is left: nodes on Azure that nothing else explained. */
export const azureNodesDetector: DistributionDetector = {
  detect(facts) {
    const nodes = mostNodes(facts, 'have a providerID azure://', node =>
      Boolean(node.providerId?.startsWith('azure://')),
    );
    return nodes
      ? {
          distribution: 'aks',
          platform: 'azure',
          confidence: 'low',
          evidence: [nodes, 'nothing else was recognized'],
        }
      : undefined;
  },
};
