import type {
  ClusterFacts,
  DistributionDetector,
} from '@flotilla/backstage-plugin-fleet-node';
import {
  mostAnnotated,
  mostLabelled,
  mostNodes,
  seen,
  versionHas,
} from '../signals';

/** Google GKE. GKE on premises has the same version suffix, without GKE's nodes. */
export const gkeDetector: DistributionDetector = {
  nodeAnnotations: ['container.googleapis.com/instance_id'],
  detect(facts) {
    const version = versionHas(facts, '-gke.');
    const nodes =
      mostLabelled(
        facts,
        'cloud.google.com/gke-nodepool',
        'cloud.google.com/gke-os-distribution',
      ) ?? mostAnnotated(facts, 'container.googleapis.com/instance_id');
    if (!version && !nodes) {
      return undefined;
    }
    const sure = Boolean(version && (nodes || facts.nodes.length === 0));
    const hint = sure
      ? undefined
      : 'only one of version and nodes says so; GKE on premises looks alike';
    return {
      distribution: 'gke',
      platform: sure ? 'gcp' : undefined,
      confidence: sure ? 'high' : 'medium',
      evidence: seen(version, nodes, autopilot(facts), hint),
    };
  },
};

/** The names of Autopilot's machines begin otherwise than those of Standard. */
function autopilot(facts: ClusterFacts): string | undefined {
  return mostNodes(facts, "are Autopilot's (gk3-)", ({ providerId }) =>
    /^gce:\/\/.*\/gk3-[^/]*$/.test(providerId ?? ''),
  );
}
