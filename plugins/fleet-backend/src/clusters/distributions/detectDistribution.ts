import type {
  ClusterFacts,
  DistributionDetection,
  DistributionDetector,
} from '@flotilla/backstage-plugin-fleet-node';
import { majority } from './majority';
import { platformOf } from './platform';

const REGION_LABEL = 'topology.kubernetes.io/region';

const UNKNOWN: DistributionDetection = {
  distribution: 'unknown',
  confidence: 'low',
  evidence: ['neither its version nor its nodes could be read'],
};

/** A conclusion, with where the cluster runs. */
export interface DetectedDistribution extends DistributionDetection {
  region?: string;
}

/** Asks the detectors in order; the first that concludes anything wins. */
export function detectDistribution(
  detectors: readonly DistributionDetector[],
  facts: ClusterFacts,
): DetectedDistribution {
  const detection = firstConclusion(detectors, facts) ?? UNKNOWN;
  return {
    ...detection,
    platform: detection.platform ?? platformOf(facts.nodes),
    region: majority(facts.nodes.map(node => node.labels[REGION_LABEL])),
  };
}

function firstConclusion(
  detectors: readonly DistributionDetector[],
  facts: ClusterFacts,
): DistributionDetection | undefined {
  for (const detector of detectors) {
    const detection = detector.detect(facts);
    if (detection) {
      return detection;
    }
  }
  return undefined;
}
