import type {
  ListWorkloads,
  WorkloadList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which workloads there are that are as a filter asks. */
export type WorkloadsQuestion = Question<ListWorkloads['query'], WorkloadList>;
