import type {
  ClusterDetails,
  ClusterList,
  ListClusters,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which clusters there are, and how fresh and healthy each is. */
export type ClustersQuestion = Question<ListClusters['query'], ClusterList>;

/** One cluster, by its id or by a name that only one has. */
export type ClusterQuestion = Question<{ id: string }, ClusterDetails>;
