export interface LogOptions {
  /** The cluster chooses where absent. */
  container?: string;
  previous: boolean;
  tailLines: number;
  limitBytes: number;
}

/** Where a cluster has what a container wrote. */
export function logPath(
  namespace: string,
  pod: string,
  { container, previous, tailLines, limitBytes }: LogOptions,
): string {
  const query = new URLSearchParams({
    ...(container ? { container } : {}),
    ...(previous ? { previous: 'true' } : {}),
    tailLines: String(tailLines),
    limitBytes: String(limitBytes),
  });
  const [where, name] = [namespace, pod].map(encodeURIComponent);
  return `/api/v1/namespaces/${where}/pods/${name}/log?${query}`;
}
