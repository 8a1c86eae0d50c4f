import { type Delivered, entryOf, whoOf } from '../deliveries/attribute';
import { secondsOf } from '../keys';
import type { KeptUpgrade, Reconciled } from '../upgrades/reconcile';

/**
 * Of an upgrade it may be known only before which time it was not, as of a
 * rollback long ago. Where Helm made one revision between that time and the
 * workload's next upgrade which no other upgrade is of, it was that one.
 *
 * @param upgrades - Of one workload, oldest first
 */
export function datedByHelm(
  upgrades: readonly KeptUpgrade[],
  release: Delivered,
): Pick<Reconciled, 'added' | 'replaced'> {
  const isTaken = (at: number) =>
    upgrades.some(
      one =>
        one.precision !== 'after' &&
        entryOf(one, release.entries)?.at ===
          new Date(at * 1_000).toISOString(),
    );
  const times = release.entries
    .map(({ at, from }) => secondsOf(at ?? from))
    .filter(at => !isTaken(at));
  const done: Pick<Reconciled, 'added' | 'replaced'> = {
    added: [],
    replaced: [],
  };
  upgrades.forEach(({ id, ...upgrade }, index) => {
    const { at: nextAt = Infinity } = upgrades[index + 1] ?? {};
    const between = times.filter(at => at > upgrade.at && at < nextAt);
    if (upgrade.precision === 'after' && between.length === 1) {
      const [at] = between;
      const entry = entryOf({ at }, release.entries)!;
      const what = { ...upgrade.what, ...whoOf(release, entry) };
      const dated = { at, source: 'helm', precision: 'second', what } as const;
      done.added.push({ ...upgrade, ...dated });
      done.replaced.push(id);
    }
  });
  return done;
}
