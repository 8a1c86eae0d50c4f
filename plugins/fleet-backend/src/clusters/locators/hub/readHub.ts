import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  ClusterConnection,
  LocatedCluster,
} from '@flotilla/backstage-plugin-fleet-node';
import { ClusterCredentials, readClusterAuth } from '../../credentials';
import { readConfiguredServer } from '../config/readConfiguredServer';
import { kubeconfigLocatorFactory } from '../kubeconfig/kubeconfigLocatorFactory';

/** How a hub is connected to, read anew each time. */
export type HubSource = () => Promise<
  { connection: ClusterConnection } | { problem: string }
>;

/**
 * Where an entry's hub is: a context of a kubeconfig file, or a URL with what
 * a cluster of type config has.
 *
 * @throws InputError for what cannot be right
 */
export function readHub(config: Config, logger: LoggerService): HubSource {
  const kubeconfig = config.getOptionalConfig('kubeconfig');
  if (kubeconfig) {
    return readContext(kubeconfig, logger);
  }
  const readServer = readConfiguredServer(config);
  const auth = readClusterAuth(config.getOptionalConfig('auth'));
  const url = config.getString('url');
  const credentials = ClusterCredentials.create();
  const credential = credentials.open(auth, { name: 'hub', url });
  return async () => {
    const server = await readServer();
    return 'problem' in server
      ? server
      : { connection: { ...server, credential } };
  };
}

function readContext(config: Config, logger: LoggerService): HubSource {
  const locator = kubeconfigLocatorFactory.create({ config, logger });
  const context = config.getOptionalString('context');
  return async () => {
    const located = await locator.locate({});
    return pick(located, context);
  };
}

function pick(located: LocatedCluster[], context: string | undefined) {
  if (context === undefined && located.length > 1) {
    throw new InputError(
      "The hub's kubeconfig has several contexts; say which in hub.kubeconfig.context",
    );
  }
  const found = context
    ? located.find(({ key }) => key === context)
    : located[0];
  if (!found) {
    throw new InputError(
      `The hub's kubeconfig has no context '${context}'; correct hub.kubeconfig.context`,
    );
  }
  return found;
}
