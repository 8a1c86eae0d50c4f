import type { RevisionPlan } from '../../objects';
import { adoptionsOf, DemoServiceSpec, Release } from '../services';
import { HOUR } from '../time';
import type { Incident } from './incidents';
import type { SeedContext } from './SeedContext';
import { demoTemplate } from './template';

/** What Kubernetes keeps of the past besides the present. */
const KEPT = 10;

/** The revisions of a service on a cluster, the current one last. */
export function revisionPlans(
  { cluster, now, today }: SeedContext,
  service: DemoServiceSpec,
  incident: Incident | undefined,
): { plans: RevisionPlan[]; rolledOutAt: number } {
  const adopted = adoptionsOf(service, cluster, now - 2 * HOUR, today);
  const plans = adopted.map((release, index) =>
    planOf(service, release, index + 1),
  );
  const last = adopted[adopted.length - 1];
  if (incident?.type === 'rollback' && plans.length > 1) {
    return rolledBack(plans, Math.min(last.at + 3 * HOUR, now - HOUR));
  }
  if (incident?.type === 'restarted') {
    const at = Math.min(last.at + 26 * HOUR, now - HOUR);
    plans.push(restartedPlan(service, last, plans.length + 1, at));
  }
  const kept = plans.slice(-(KEPT + 1));
  return { plans: kept, rolledOutAt: kept[kept.length - 1].createdAt };
}

/** The revision that should come next and cannot be pulled. */
export function brokenPlan(
  { now }: SeedContext,
  service: DemoServiceSpec,
  revision: number,
): RevisionPlan {
  const version = `${service.line}.99-rc.1`;
  return planOf(service, { version, at: now - 3 * HOUR }, revision);
}

function planOf(
  service: DemoServiceSpec,
  { version, at }: Release,
  revision: number,
): RevisionPlan {
  return {
    template: demoTemplate(service, { version }),
    revision,
    createdAt: at,
    changeCause: `deploy ${service.name} ${version}`,
  };
}

function restartedPlan(
  service: DemoServiceSpec,
  { version }: Release,
  revision: number,
  at: number,
): RevisionPlan {
  const template = demoTemplate(service, { version, restartedAt: at });
  return { template, revision, createdAt: at };
}

/** The one before the last becomes the newest, and keeps when it was created. */
function rolledBack(plans: RevisionPlan[], at: number) {
  const previous = plans[plans.length - 2];
  const others = plans.filter(plan => plan !== previous);
  const returned = {
    ...previous,
    revision: plans.length + 1,
    earlier: [previous.revision],
  };
  return { plans: [...others, returned].slice(-(KEPT + 1)), rolledOutAt: at };
}
