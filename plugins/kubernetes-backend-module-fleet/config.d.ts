export interface Config {
  kubernetes?: {
    /** How the fleet's clusters are shown. */
    fleet?: {
      /**
       * Whether to ask each cluster's metrics server what pods use. Off by
       * default: where a cluster has none, or the fleet's credential may not
       * read it, the tab shows that as an error.
       */
      lookUpMetrics?: boolean;
    };
  };
}
