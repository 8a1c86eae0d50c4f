import { timestamp } from '../clock';
import { buildJob, buildPod, jobStatus, podStatus } from '../objects';
import { nameSuffix } from '../store';
import type { KubeObject, Pod, PodTemplate } from '../types';
import { childrenOf, ControllerContext, pickNode } from './ControllerContext';

const KEPT_JOBS = 3;

/** Starts a run of a CronJob. */
export function startJob(
  context: ControllerContext,
  cronJob: KubeObject,
): void {
  const { backing, cluster } = context;
  const now = backing.clock.now();
  const template = templateOf(cronJob);
  const job = backing.store.put(
    'jobs.batch',
    buildJob({
      cluster,
      owner: cronJob,
      template,
      startedAt: now,
      outcome: 'running',
    }),
  );
  const pod = buildPod({
    cluster,
    name: `${job.metadata.name}-${nameSuffix(backing.random)}`,
    namespace: job.metadata.namespace,
    template,
    node: pickNode(context),
    createdAt: now,
    owner: job,
  });
  backing.store.put('pods', pod);
  touch(context, cronJob, { lastScheduleTime: timestamp(now) });
}

/** Lets a run that is under way end well; does nothing if there is none. */
export function finishJob(context: ControllerContext, job: KubeObject): void {
  const { backing } = context;
  const now = backing.clock.now();
  const startedAt = Date.parse(job.metadata.creationTimestamp ?? '');
  for (const pod of childrenOf<Pod>(context, 'pods', job)) {
    const finished = { reason: 'Completed', exitCode: 0, at: now };
    const { name } = pod.metadata;
    const status = podStatus(
      pod.spec.containers,
      { finished },
      startedAt,
      name,
    );
    backing.store.put('pods', { ...pod, status });
  }
  const status = jobStatus({ startedAt, outcome: 'complete', endedAt: now });
  backing.store.put('jobs.batch', { ...job, status });
}

/** Removes the runs of a CronJob that are too many, with their pods. */
export function trimJobs(context: ControllerContext, cronJob: KubeObject) {
  const jobs = childrenOf(context, 'jobs.batch', cronJob);
  const byAge = jobs.sort((a, b) => ageKey(b).localeCompare(ageKey(a)));
  for (const job of byAge.slice(KEPT_JOBS)) {
    context.backing.store.remove('jobs.batch', job);
  }
}

function ageKey({ metadata }: KubeObject): string {
  return metadata.creationTimestamp ?? '';
}

function touch(
  { backing }: ControllerContext,
  cronJob: KubeObject,
  change: Record<string, string>,
) {
  const status = { ...(cronJob.status as object), ...change };
  backing.store.put('cronjobs.batch', { ...cronJob, status });
}

function templateOf({ spec }: KubeObject): PodTemplate {
  return (spec as { jobTemplate: { spec: { template: PodTemplate } } })
    .jobTemplate.spec.template;
}
