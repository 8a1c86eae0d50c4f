import type { DistributionDetector } from '@flotilla/backstage-plugin-fleet-node';

const VERSION = '/api/v1/namespaces/kube-public/configmaps/microshift-version';

/** MicroShift, which has OpenShift's routes, but not its configuration. */
export const microshiftDetector: DistributionDetector = {
  reads: groups =>
    groups.some(group => group.startsWith('route.openshift.io/')) &&
    !groups.some(group => group.startsWith('config.openshift.io/'))
      ? [VERSION]
      : [],
  detect({ objects }) {
    const found = objects[VERSION] as
      | { data?: { version?: unknown } }
      | undefined;
    if (!found) {
      return undefined;
    }
    const version = found.data?.version;
    return {
      distribution: 'microshift',
      distributionVersion: typeof version === 'string' ? version : undefined,
      confidence: 'high',
      evidence: ['it has the ConfigMap kube-public/microshift-version'],
    };
  },
};
