import { minorOf } from '../../kubernetesMinor';

/**
 * How many minor versions a kubelet is behind its API server; negative where it
 * is ahead, undefined where that cannot be told.
 */
export function kubeletSkew(
  server: string | null | undefined,
  kubelet: string | null | undefined,
): number | undefined {
  const [left, right] = [minorOf(server), minorOf(kubelet)];
  return left && right && left.major === right.major
    ? left.minor - right.minor
    : undefined;
}
