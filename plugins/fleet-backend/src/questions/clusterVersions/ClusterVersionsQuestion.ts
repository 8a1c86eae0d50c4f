import type {
  ClusterVersionList,
  ListClusterVersions,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which Kubernetes each cluster runs, how its kubelets differ, and until when it is supported. */
export type ClusterVersionsQuestion = Question<
  ListClusterVersions['query'],
  ClusterVersionList
>;
