import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { Hub } from './Hub';
import type { ConnectHub } from './HubServer';
import { MemberCredentials } from './MemberCredentials';
import { readHub } from './readHub';

/** What entries of all kinds of hubs have. */
export interface HubEntry {
  hub: Hub;
  members: MemberCredentials;
  /** All namespaces if absent. */
  namespaces?: string[];
  labelSelector?: string;
  /** Labels for a cluster: the source's own, and those of the entry, which win. */
  labels(own: Record<string, string>): Record<string, string>;
}

/** @throws InputError for what cannot be right */
export function readHubEntry(options: {
  config: Config;
  logger: LoggerService;
  connect: ConnectHub;
}): HubEntry {
  const { config, logger, connect } = options;
  const source = readHub(config.getConfig('hub'), logger);
  const labels = config.getOptional<Record<string, string>>('labels');
  return {
    hub: new Hub(source, connect),
    members: new MemberCredentials(),
    namespaces: config.getOptionalStringArray('namespaces'),
    labelSelector: config.getOptionalString('labelSelector'),
    labels: own => ({ ...own, ...labels }),
  };
}
