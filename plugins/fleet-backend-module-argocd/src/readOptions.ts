import type { Config } from '@backstage/config';

/** What app-config says of Argo CD. */
export interface ArgoCdOptions {
  /** The cluster that it runs in; each cluster has its own if absent. */
  hub?: string;
  /** Of the Applications. */
  namespace: string;
  /** Of Applications that are made. */
  project: string;
  /** Clusters to which it delivers what nobody else does; none if absent. */
  clusterSelector?: Record<string, string>;
}

/**
 * Undefined where it does not speak of Argo CD.
 *
 * @throws where a value is of the wrong type
 */
export function readOptions(config: Config): ArgoCdOptions | undefined {
  const own = config.getOptionalConfig('fleet.delivery.engines.argocd');
  return (
    own && {
      hub: own.getOptionalString('hub'),
      namespace: own.getOptionalString('namespace') ?? 'argocd',
      project: own.getOptionalString('project') ?? 'default',
      clusterSelector: readLabels(own.getOptionalConfig('clusterSelector')),
    }
  );
}

function readLabels(labels?: Config): Record<string, string> | undefined {
  const values = labels?.get<Record<string, unknown>>() ?? {};
  const entries = Object.entries(values).map(
    ([name, value]) => [name, String(value)] as const,
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
