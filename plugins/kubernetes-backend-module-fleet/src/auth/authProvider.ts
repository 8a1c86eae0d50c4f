/**
 * The auth provider of the fleet's clusters: one that the Kubernetes plugin's
 * frontend knows and sends nothing for, and its backend asks only a strategy
 * for. With a name of our own the frontend would refuse to show any cluster.
 */
export const FLEET_AUTH_PROVIDER = 'localKubectlProxy';
