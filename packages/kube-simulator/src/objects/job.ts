import { timestamp } from '../clock';
import type { KubeObject, PodTemplate } from '../types';
import { buildMetadata, Naming } from './metadata';

/** A CronJob. */
export interface CronJobPlan extends Naming {
  schedule: string;
  template: PodTemplate;
  lastRunAt: number;
}

/** A CronJob that ran before. */
export function buildCronJob(plan: CronJobPlan): KubeObject {
  const { schedule, template, lastRunAt } = plan;
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: buildMetadata('CronJob', { generation: 1, ...plan }),
    spec: {
      schedule,
      concurrencyPolicy: 'Forbid',
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      jobTemplate: { spec: jobSpec(template) },
    },
    status: {
      lastScheduleTime: timestamp(lastRunAt),
      lastSuccessfulTime: timestamp(lastRunAt + 40_000),
    },
  };
}

/** One run of a CronJob. */
export interface JobPlan {
  cluster: string;
  owner: KubeObject;
  template: PodTemplate;
  startedAt: number;
  outcome: 'running' | 'complete' | 'failed';
  /** Milliseconds since the epoch; where it is not running. */
  endedAt?: number;
}

/** A Job of a CronJob, named after the minute it was due in. */
export function buildJob(plan: JobPlan): KubeObject {
  const { cluster, owner, template, startedAt } = plan;
  const name = `${owner.metadata.name}-${Math.floor(startedAt / 60_000)}`;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: buildMetadata('Job', {
      cluster,
      name,
      namespace: owner.metadata.namespace,
      createdAt: startedAt,
      labels: template.metadata.labels,
      owner,
      generation: 1,
    }),
    spec: { ...jobSpec(template), completions: 1, parallelism: 1 },
    status: jobStatus(plan),
  };
}

/** How a run went. */
export function jobStatus(
  plan: Pick<JobPlan, 'startedAt' | 'outcome' | 'endedAt'>,
) {
  const { outcome, endedAt = 0 } = plan;
  const startTime = timestamp(plan.startedAt);
  if (outcome === 'running') {
    return { startTime, active: 1, ready: 1 };
  }
  const at = timestamp(endedAt);
  const condition = (type: string, reason: string) => ({
    type,
    status: 'True',
    reason,
    lastProbeTime: at,
    lastTransitionTime: at,
  });
  return outcome === 'complete'
    ? {
        startTime,
        completionTime: at,
        succeeded: 1,
        conditions: [condition('Complete', 'CompletionsReached')],
      }
    : {
        startTime,
        failed: 1,
        conditions: [condition('Failed', 'BackoffLimitExceeded')],
      };
}

function jobSpec(template: PodTemplate) {
  const spec = { restartPolicy: 'Never', ...template.spec };
  return { backoffLimit: 0, template: { ...template, spec } };
}
