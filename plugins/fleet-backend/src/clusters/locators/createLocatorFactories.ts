import type { FleetClusterLocatorFactory } from '@flotilla/backstage-plugin-fleet-node';
import { argocdLocatorFactory } from './argocd/argocdLocatorFactory';
import { catalogLocatorFactory } from './catalog/catalogLocatorFactory';
import { clusterApiLocatorFactory } from './clusterApi/clusterApiLocatorFactory';
import { clusterProfileLocatorFactory } from './clusterProfile/clusterProfileLocatorFactory';
import type { ConnectHub } from './hub';
import {
  KubernetesLocatorOptions,
  kubernetesLocatorFactory,
} from './kubernetes/kubernetesLocatorFactory';
import { ocmLocatorFactory } from './openClusterManagement/ocmLocatorFactory';

export interface LocatorOptions extends KubernetesLocatorOptions {
  /** Opens hubs; whoever gives it closes them when the backend stops. */
  connectHub: ConnectHub;
}

/** The locators that need what a backend gives its plugins. */
export function createLocatorFactories(
  options: LocatorOptions,
): FleetClusterLocatorFactory[] {
  const { connectHub } = options;
  return [
    kubernetesLocatorFactory(options),
    catalogLocatorFactory(options),
    clusterApiLocatorFactory(connectHub),
    argocdLocatorFactory(connectHub),
    ocmLocatorFactory(connectHub),
    clusterProfileLocatorFactory(connectHub),
  ];
}
