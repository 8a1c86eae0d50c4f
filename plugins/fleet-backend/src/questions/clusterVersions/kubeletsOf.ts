import {
  type ClusterVersion,
  compareVersions,
} from '@flotilla/backstage-plugin-fleet-common';
import { kubeletSkew, minorOf } from '../kubernetesVersions';
import type { KubeletCount } from './countKubelets';

/** Since this minor version kubelets may be three minor versions behind. */
const THREE_SINCE = 28;

type Kubelets = Pick<
  ClusterVersion,
  'kubelets' | 'worstSkew' | 'skewSupported' | 'nodesFirst'
>;

/**
 * The kubelets of a cluster, the oldest first, and whether Kubernetes supports
 * all of them beside that API server: none may be newer than it.
 */
export function kubeletsOf(
  server: string | null,
  counts: readonly KubeletCount[],
): Kubelets {
  const kubelets = [...counts]
    .sort((a, b) =>
      compareVersions(a.version ?? undefined, b.version ?? undefined),
    )
    .map(({ version, nodes }) => ({
      version: version ?? undefined,
      nodes,
      skew: kubeletSkew(server, version),
    }));
  const skews = kubelets.flatMap(({ skew }) => skew ?? []);
  const minor = minorOf(server)?.minor ?? 0;
  return skews.length === 0
    ? { kubelets }
    : {
        kubelets,
        worstSkew: skews.reduce(worse),
        skewSupported: skews.every(
          skew => skew >= 0 && skew <= allowedBehind(minor),
        ),
        nodesFirst: skews.some(skew => skew + 1 > allowedBehind(minor + 1)),
      };
}

/** How many minor versions kubelets may be behind an API server. */
function allowedBehind(minor: number): number {
  return minor >= THREE_SINCE ? 3 : 2;
}

/** To be ahead is worse than to be behind, however far. */
function worse(a: number, b: number): number {
  return Math.min(a, b) < 0 ? Math.min(a, b) : Math.max(a, b);
}
