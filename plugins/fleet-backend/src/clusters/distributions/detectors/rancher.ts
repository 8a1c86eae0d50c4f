import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import {
  mostAnnotated,
  mostLabelled,
  mostNodes,
  seen,
  versionHas,
} from '../signals';

/** Harvester, asked before RKE2, on which it is built. */
export const harvesterDetector: DistributionDetector = {
  detect(facts) {
    const labels = mostLabelled(facts, 'harvesterhci.io/managed');
    return labels
      ? { distribution: 'harvester', confidence: 'high', evidence: [labels] }
      : undefined;
  },
};

export const rke2Detector: DistributionDetector = {
  nodeAnnotations: ['rke2.io/node-args'],
  detect(facts) {
    const version = versionHas(facts, '+rke2');
    const annotation = mostAnnotated(facts, 'rke2.io/node-args');
    const provider = mostNodes(facts, 'have a providerID rke2://', node =>
      Boolean(node.providerId?.startsWith('rke2://')),
    );
    const evidence = seen(version, annotation, provider);
    return evidence.length > 0
      ? {
          distribution: 'rke2',
          confidence: version || evidence.length > 1 ? 'high' : 'medium',
          evidence,
        }
      : undefined;
  },
};

export const k3sDetector: DistributionDetector = {
  nodeAnnotations: ['k3s.io/*'],
  detect(facts) {
    const version = versionHas(facts, '+k3s');
    const annotation = mostAnnotated(facts, 'k3s.io/');
    const type = mostNodes(
      facts,
      'are of the instance type k3s',
      ({ labels }) => labels['node.kubernetes.io/instance-type'] === 'k3s',
    );
    const evidence = seen(version, annotation, type);
    return evidence.length > 0
      ? {
          distribution: 'k3s',
          confidence: version || evidence.length > 1 ? 'high' : 'medium',
          evidence,
        }
      : undefined;
  },
};

export const rke1Detector: DistributionDetector = {
  nodeAnnotations: ['rke.cattle.io/external-ip', 'rke.cattle.io/internal-ip'],
  detect(facts) {
    const annotation = mostAnnotated(facts, 'rke.cattle.io/');
    return annotation
      ? { distribution: 'rke1', confidence: 'high', evidence: [annotation] }
      : undefined;
  },
};
