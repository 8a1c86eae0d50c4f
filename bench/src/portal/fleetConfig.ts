/** The fleet of a load server, for a portal of ours. */
export function fleetConfig(kubeconfig: string): Record<string, unknown> {
  return { fleet: { clusters: [{ type: 'kubeconfig', path: kubeconfig }] } };
}
