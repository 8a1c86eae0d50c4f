import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';
import { hasGroup, mostLabelled, seen, versionHas } from '../signals';

/** TKGI, formerly PKS. Asked before TKG: both run on vSphere. */
export const tkgiDetector: DistributionDetector = {
  detect(facts) {
    const labels = mostLabelled(
      facts,
      'pks-system/cluster.name',
      'pks-system/cluster.uuid',
    );
    const bosh = mostLabelled(facts, 'bosh.id');
    if (!labels && !bosh) {
      return undefined;
    }
    return {
      distribution: 'tkgi',
      confidence: labels ? 'high' : 'medium',
      evidence: seen(labels, bosh),
    };
  },
};

/** Tanzu Kubernetes Grid, and vSphere Kubernetes Service. */
export const tkgDetector: DistributionDetector = {
  detect(facts) {
    const labels = mostLabelled(
      facts,
      'run.tanzu.vmware.com/kubernetesDistributionVersion',
      'run.tanzu.vmware.com/tkr',
    );
    const version = versionHas(facts, '+vmware.');
    const group = hasGroup(facts, 'run.tanzu.vmware.com');
    const evidence = seen(labels, version, group);
    if (evidence.length === 0) {
      return undefined;
    }
    return {
      distribution: 'tkg',
      confidence: labels || evidence.length > 1 ? 'high' : 'medium',
      evidence,
    };
  },
};
