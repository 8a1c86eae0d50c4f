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
