/** Labels that name what delivered a workload, and in which words. */
const DELIVERERS: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/instance': 'the Argo CD application',
  'helm.toolkit.fluxcd.io/name': "Flux's HelmRelease",
  'kustomize.toolkit.fluxcd.io/name': "Flux's Kustomization",
  // Of Argo CD, where it is set up so, and of Helm's charts.
  'app.kubernetes.io/instance': 'the release',
};

export const DELIVERY_LABELS = Object.keys(DELIVERERS);

/** What delivered, for example `the Argo CD application shop`. */
export function delivererOf(label: string, value: string): string {
  return `${DELIVERERS[label]} ${value}`;
}
