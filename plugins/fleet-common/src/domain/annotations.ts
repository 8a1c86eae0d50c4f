/**
 * The annotation by which an entity of the catalog says which cluster of the
 * fleet it stands for: the cluster's id.
 *
 * @public
 */
export const CLUSTER_ID_ANNOTATION = 'flotilla.io/cluster-id';
