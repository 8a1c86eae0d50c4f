export interface Config {
  fleet?: {
    delivery?: {
      engines?: {
        argocd?: {
          /**
           * The cluster of the fleet in which Argo CD runs, by id or name, with
           * `deliver` in its entry. Every cluster has its own if absent.
           */
          hub?: string;
          /** Of the Applications: argocd if absent. */
          namespace?: string;
          /** Of Applications that Flotilla makes: default if absent. */
          project?: string;
          /**
           * Labels of clusters to which it delivers manifests without being
           * asked for by name. None if absent.
           */
          clusterSelector?: { [label: string]: string };
        };
      };
    };
  };
}
