/**
 * The annotation by which an entity of the catalog says which cluster of the
 * fleet it stands for: the cluster's id.
 *
 * @public
 */
export const CLUSTER_ID_ANNOTATION = 'flotilla.io/cluster-id';

/**
 * The annotation by which a workload (a Deployment, not its pod template) says
 * which of our rollouts changed it last: the rollout's id, a UUID.
 *
 * @public
 */
export const ROLLOUT_ANNOTATION = 'flotilla.io/rollout';

/**
 * The annotation by which Argo CD says which of its applications an object is
 * of, unless it is set up to use a label.
 *
 * @public
 */
export const ARGO_TRACKING_ANNOTATION = 'argocd.argoproj.io/tracking-id';
