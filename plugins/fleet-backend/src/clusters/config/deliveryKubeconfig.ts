import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, isError } from '@backstage/errors';
import { kubeconfigLocatorFactory } from '../locators/kubeconfig/kubeconfigLocatorFactory';
import type { DeliveryOf } from './withDelivery';

/**
 * Credentials for delivering from a second kubeconfig file, by its contexts'
 * names. They are for the same servers only. Where the file cannot be read
 * nothing can be delivered, and everything is collected all the same.
 *
 * @throws InputError where the clusters are of no kubeconfig
 */
export function deliveryKubeconfig(
  type: string,
  config: Config,
  logger: LoggerService,
): () => Promise<DeliveryOf> {
  if (type !== 'kubeconfig') {
    throw new InputError(
      `fleet.clusters has deliver.type kubeconfig in an entry of type ${type}; it is for entries of type kubeconfig`,
    );
  }
  const locator = kubeconfigLocatorFactory.create({ config, logger });
  return async () => {
    const found = await locator.locate({}).catch(error => {
      const reason = isError(error) ? error.message : 'unknown error';
      logger.warn(`Credentials for delivering cannot be read: ${reason}`);
      return [];
    });
    return ({ key, connection }) => {
      const acting = found.find(one => one.key === key);
      return acting &&
        'connection' in acting &&
        acting.connection.url === connection.url
        ? { ...connection, credential: acting.connection.credential }
        : undefined;
    };
  };
}
