import type {
  PlannedTarget,
  RolloutPlan,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Asker } from '../../questions/asker';
import type { StrategySpec } from '../model/RolloutSpec';
import type { RolloutOrder } from './planTargets';

/** A plan as it is answered. */
export function toPlan(
  { waves, cycles }: Pick<RolloutOrder, 'waves' | 'cycles'>,
  items: PlannedTarget[],
  { fleet }: Asker,
  strategy: Pick<StrategySpec, 'conflicts'>,
): RolloutPlan {
  const clusters = waves.flatMap(wave => wave.clusters);
  return {
    waves: waves.map(wave => ({
      name: wave.name,
      clusters: wave.clusters.map(({ id, name }) => ({ id, name })),
    })),
    items,
    cycles,
    problems: [
      ...problemsOf(items, strategy),
      ...cycles.map(
        cycle =>
          `${cycle.join(
            ', ',
          )} consume each other's APIs, so that none of them goes first`,
      ),
    ],
    coverage: fleet.coverage(clusters),
  };
}

/** What would keep targets from being delivered, counted. */
function problemsOf(
  items: readonly PlannedTarget[],
  { conflicts }: Pick<StrategySpec, 'conflicts'>,
): string[] {
  const inTargets = (isIt: (item: PlannedTarget) => boolean) =>
    items.filter(isIt).length;
  const refused = inTargets(({ objects }) =>
    objects.some(({ refusal }) => refusal),
  );
  const conflicting = inTargets(
    ({ objects }) =>
      conflicts === 'refuse' && objects.some(one => one.conflicts.length > 0),
  );
  const hindered = inTargets(({ problems }) => problems.length > 0);
  return [
    [refused, 'refuse objects'],
    [
      conflicting,
      'have fields that somebody else owns; strategy.conflicts: takeOver takes them over',
    ],
    [hindered, 'have problems of their own'],
  ].flatMap(([count, what]) =>
    count ? [`${count} of ${items.length} targets ${what}`] : [],
  );
}
