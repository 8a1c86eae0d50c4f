import type { Change } from '@flotilla/backstage-plugin-fleet-common';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetTranslate } from '../../hooks';
import { changeText } from '../UpgradesPage';

/** What a change was, in one line. */
export function changeSummary(t: FleetTranslate, change: Change): string {
  const { upgrade, scaling, restarts, nodes, version, policy } = change;
  const parts = [
    upgrade && upgradeSummary(t, upgrade),
    scaling && scalingSummary(t, scaling),
    restarts && t('restarts.total', { count: restarts.count }),
    nodes && nodesSummary(nodes),
    version && `${version.from} → ${version.to}`,
    policy && policySummary(t, policy),
  ];
  return printable(parts.filter(Boolean).join(' · '));
}

function upgradeSummary(
  t: FleetTranslate,
  { changes, restart, note, actor }: NonNullable<Change['upgrade']>,
): string {
  const what = changes.map(changeText).join(', ');
  const why = restart ? t('upgrades.restart') : note;
  return [what, why, actor && t('changes.by', { actor })]
    .filter(Boolean)
    .join(' · ');
}

function scalingSummary(
  t: FleetTranslate,
  { from, to, low, high, times }: NonNullable<Change['scaling']>,
): string {
  const replicas = t('changes.replicas', {
    from: String(from),
    to: String(to),
  });
  return times > 1
    ? t('changes.replicasTimes', {
        replicas,
        times: String(times),
        low: String(low),
        high: String(high),
      })
    : replicas;
}

function nodesSummary({ names, count }: NonNullable<Change['nodes']>): string {
  const more = count > names.length ? ', …' : '';
  return `${count}: ${names.join(', ')}${more}`;
}

function policySummary(
  t: FleetTranslate,
  { kind, name, action, times }: NonNullable<Change['policy']>,
): string {
  const what = `${kind} ${name} ${t(`changes.${action}`)}`;
  return times > 1 ? t('changes.times', { what, times: String(times) }) : what;
}
