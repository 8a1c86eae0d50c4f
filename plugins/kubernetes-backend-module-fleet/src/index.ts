/**
 * The fleet's clusters, and a watcher of them, for Backstage's own Kubernetes
 * plugin.
 *
 * @packageDocumentation
 */

export { kubernetesModuleFleet as default } from './module';
export { fleetKubernetesWatcherServiceRef } from './watcher/serviceRef';
