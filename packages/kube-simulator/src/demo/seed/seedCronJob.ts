import { buildCronJob, buildJob, buildPod, stableSuffix } from '../../objects';
import type { KubeObject, PodTemplate } from '../../types';
import { pick } from '../random';
import { DemoServiceSpec, identityLabels, namespaceOf } from '../services';
import { DAY, HOUR, MINUTE, SECOND } from '../time';
import { revisionPlans } from './revisionPlans';
import type { SeedContext } from './SeedContext';
import { workloadAnnotations } from './template';

const RUNS = 3;
/** Where the last but one run of each CronJob failed. */
const FAILS_ON = 'eks-prod-iad';

/** Stores a CronJob with its last runs. */
export function seedCronJob(
  context: SeedContext,
  service: DemoServiceSpec,
): void {
  const { cluster, put, today, now } = context;
  const { plans } = revisionPlans(context, service, undefined);
  const { template } = plans[plans.length - 1];
  const interval = service.schedule?.startsWith('*/30') ? 30 * MINUTE : HOUR;
  const lastRunAt = now - (now % interval);
  const cronJob = put(
    'cronjobs.batch',
    buildCronJob({
      cluster: cluster.name,
      name: service.name,
      namespace: namespaceOf(service, cluster),
      createdAt: today - 120 * DAY,
      labels: identityLabels(service),
      annotations: workloadAnnotations(service),
      schedule: service.schedule ?? '0 * * * *',
      template,
      lastRunAt,
    }),
  );
  for (let run = RUNS - 1; run >= 0; run--) {
    const fails = cluster.name === FAILS_ON && run === 1;
    seedRun(context, cronJob, template, lastRunAt - run * interval, fails);
  }
}

function seedRun(
  { cluster, put, random, nodes }: SeedContext,
  owner: KubeObject,
  template: PodTemplate,
  startedAt: number,
  fails: boolean,
) {
  const endedAt = startedAt + 40 * SECOND;
  const job = put(
    'jobs.batch',
    buildJob({
      cluster: cluster.name,
      owner,
      template,
      startedAt,
      outcome: fails ? 'failed' : 'complete',
      endedAt,
    }),
  );
  const { name, namespace } = job.metadata;
  const finished = fails
    ? { reason: 'Error', exitCode: 2, at: endedAt }
    : { reason: 'Completed', exitCode: 0, at: endedAt };
  put(
    'pods',
    buildPod({
      cluster: cluster.name,
      name: `${name}-${stableSuffix(name, 5)}`,
      namespace,
      template,
      node: pick(random, nodes),
      createdAt: startedAt,
      health: { finished },
      owner: job,
    }),
  );
}
