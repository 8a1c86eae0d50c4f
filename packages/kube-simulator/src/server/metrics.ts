import type { ServerContext } from './ServerContext';

/** An API that servers warn of. */
export interface RequestedDeprecatedApi {
  group: string;
  version: string;
  /** Its plural. */
  resource: string;
  /** As 1.38; empty where none is said. */
  removedRelease: string;
}

/** /metrics, as far as anybody has asked for it. */
export function metricsText({ deprecatedApis }: ServerContext): string {
  const name = 'apiserver_requested_deprecated_apis';
  const lines = deprecatedApis.map(
    ({ group, version, resource, removedRelease }) =>
      `${name}{group="${group}",removed_release="${removedRelease}",resource="${resource}",subresource="",version="${version}"} 1`,
  );
  return [
    `# HELP ${name} [STABLE] Gauge of deprecated APIs that have been requested.`,
    `# TYPE ${name} gauge`,
    ...lines,
    '',
  ].join('\n');
}
