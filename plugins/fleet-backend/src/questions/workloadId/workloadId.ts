/** What people call a workload. */
export interface WorkloadName {
  kind: string;
  namespace: string;
  name: string;
}

/** Which workload an id means: the one with a UID, or whichever is called so. */
export type WorkloadId = { clusterId: string } & (
  | { uid: string }
  | WorkloadName
);

const UID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The id by which the API knows a workload, fit for a URL's path. No part of it
 * has a colon.
 *
 * @param which - Its UID, or what it is called: of what may be gone, no UID is kept
 */
export function workloadIdOf(
  clusterId: string,
  which: string | WorkloadName,
): string {
  const parts =
    typeof which === 'string'
      ? [which]
      : [which.kind, which.namespace, which.name];
  return [clusterId, ...parts].join(':');
}

/** What workloadIdOf() made; undefined for anything else. */
export function parseWorkloadId(id: string): WorkloadId | undefined {
  const [clusterId, ...parts] = id.split(':');
  if (!clusterId || parts.some(part => !part) || id.includes('\0')) {
    return undefined;
  }
  if (parts.length === 1 && UID.test(parts[0])) {
    return { clusterId, uid: parts[0] };
  }
  const [kind, namespace, name] = parts;
  return parts.length === 3 ? { clusterId, kind, namespace, name } : undefined;
}
