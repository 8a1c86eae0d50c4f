import type { Rollout } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';

/** How many waves are through. */
export function wavesText(
  t: FleetTranslate,
  { waves }: Pick<Rollout, 'waves'>,
): string {
  const done = waves.filter(({ state }) => state === 'succeeded').length;
  return t('rollouts.waves', { count: waves.length, done: String(done) });
}

/** How many targets are healthy, and how many have failed if any. */
export function progressText(
  t: FleetTranslate,
  counts: Pick<Rollout, 'targets' | 'healthy' | 'failed'>,
): string {
  const { targets, healthy, failed } = counts;
  return [
    t('rollouts.healthy', {
      healthy: String(healthy),
      targets: String(targets),
    }),
    failed > 0 && t('rollouts.failed', { failed: String(failed) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
