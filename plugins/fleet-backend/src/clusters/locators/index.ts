import type { FleetClusterLocatorFactory } from '@flotilla/backstage-plugin-fleet-node';
import { configLocatorFactory } from './config/configLocatorFactory';
import { kubeconfigLocatorFactory } from './kubeconfig/kubeconfigLocatorFactory';

/** The locators that need no module. */
export const DEFAULT_LOCATOR_FACTORIES: readonly FleetClusterLocatorFactory[] =
  [configLocatorFactory, kubeconfigLocatorFactory];

export { CATALOG_LOCATOR_TYPE } from './catalog/catalogLocatorFactory';
export { createLocatorFactories } from './createLocatorFactories';
export type { LocatorOptions } from './createLocatorFactories';
