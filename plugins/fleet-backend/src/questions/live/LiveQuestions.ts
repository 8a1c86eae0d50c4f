import type {
  GetWorkloadLogs,
  WorkloadEventList,
  WorkloadLogs,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** What Kubernetes noted of a workload and its pods, read now. */
export type WorkloadEventsQuestion = Question<
  { id: string },
  WorkloadEventList
>;

/** What a container of a workload wrote, read now. */
export type WorkloadLogsQuestion = Question<
  GetWorkloadLogs['query'] & { id: string },
  WorkloadLogs
>;
