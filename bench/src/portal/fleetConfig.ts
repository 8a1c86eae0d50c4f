import { POLICY_LABEL } from './policyLabel';

/** The fleet of a load server, for a portal of ours. */
export function fleetConfig(kubeconfig: string): Record<string, unknown> {
  const labels = { [POLICY_LABEL]: 'bench' };
  return {
    fleet: { clusters: [{ type: 'kubeconfig', path: kubeconfig, labels }] },
  };
}
