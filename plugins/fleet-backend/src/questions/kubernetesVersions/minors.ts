/** The first two numbers of a Kubernetes version. */
export interface MinorVersion {
  major: number;
  minor: number;
}

/** Of v1.34.1-eks-1a2b3c4, for example; undefined for what has no two numbers. */
export function minorOf(
  version: string | null | undefined,
): MinorVersion | undefined {
  const match = /^v?(\d{1,4})\.(\d{1,4})(?!\d)/.exec(version ?? '');
  return match
    ? { major: Number(match[1]), minor: Number(match[2]) }
    : undefined;
}

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
