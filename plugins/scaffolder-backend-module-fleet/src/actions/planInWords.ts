import type { RolloutPlan } from '@flotilla/backstage-plugin-fleet-common';

/** What a rollout would do, a line for each wave and target. */
export function planInWords(plan: RolloutPlan): string[] {
  return [
    ...plan.waves.map(({ name, clusters }, no) => {
      const names = clusters.map(cluster => cluster.name).join(', ');
      return `Wave ${no + 1}, ${name}: ${names}`;
    }),
    ...plan.items.map(targetInWords),
    ...plan.problems.map(problem => `Problem: ${problem}`),
  ];
}

function targetInWords({
  cluster,
  namespace,
  engine,
  objects,
  problems,
}: RolloutPlan['items'][number]): string {
  const acts = objects
    .filter(({ act }) => act !== 'unchanged')
    .map(({ act, kind, name }) => `${act} ${kind} ${name}`);
  const what = acts.length > 0 ? acts.join(', ') : 'nothing changes';
  const hindrances = [
    ...problems,
    ...objects.flatMap(({ refusal }) => (refusal ? [refusal.message] : [])),
    ...objects.flatMap(({ conflicts, kind, name }) =>
      conflicts.map(
        ({ field, manager }) =>
          `${field} of ${kind} ${name} is owned by ${manager}`,
      ),
    ),
  ];
  return [
    `${cluster.name}/${namespace} by ${engine}: ${what}`,
    ...hindrances,
  ].join('; ');
}
