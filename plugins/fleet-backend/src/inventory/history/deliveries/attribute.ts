import type {
  Deliverer,
  DeliveryEntry,
} from '../../projections/deliveries/delivery';
import type { KeptUpgrade } from '../upgrades/reconcile';
import { secondsOf } from '../keys';
import { SOURCES, type UpgradeSource } from '../upgrades/types';

/** Who delivered, and when. */
export interface Delivered {
  kind: Deliverer | 'Helm release';
  namespace: string;
  name: string;
  entries: readonly DeliveredEntry[];
}

export interface DeliveredEntry extends DeliveryEntry {
  /** When it began, where that is known; ISO 8601. */
  at?: string;
}

const SOURCE: Readonly<Record<Delivered['kind'], UpgradeSource>> = {
  'Helm release': 'helm',
  Application: 'argocd',
  HelmRelease: 'flux',
  Kustomization: 'flux',
};

/**
 * Those of a workload's upgrades that a deliverer made, with that they are its:
 * who looks at times alone may know less, and is overruled. One whose time is
 * not known is nobody's.
 */
export function attribute(
  upgrades: readonly KeptUpgrade[],
  delivered: Delivered,
): KeptUpgrade[] {
  const source = SOURCE[delivered.kind];
  return upgrades.flatMap(upgrade => {
    const entry = entryOf(upgrade, delivered.entries);
    const isKnown =
      SOURCES.indexOf(upgrade.source) >= SOURCES.indexOf(source) ||
      upgrade.precision === 'after';
    return entry && !isKnown
      ? [
          {
            ...upgrade,
            source,
            what: { ...upgrade.what, ...whoOf(delivered, entry) },
          },
        ]
      : [];
  });
}

/**
 * The last that had begun by then, where that is known; else the first that may
 * have made it: the next one's window may reach back to it.
 */
export function entryOf(
  { at }: Pick<KeptUpgrade, 'at'>,
  entries: readonly DeliveredEntry[],
): DeliveredEntry | undefined {
  const possible = entries.filter(
    ({ from, to }) => secondsOf(from) <= at && at <= secondsOf(to),
  );
  const begun = possible.filter(one => one.at && secondsOf(one.at) <= at);
  return begun.at(-1) ?? possible[0];
}

/** Who did it, and what it was. */
export function whoOf(
  { kind, namespace, name }: Delivered,
  { by, what }: DeliveryEntry,
): { actor: string; note?: string } {
  const deliverer = `${kind} ${namespace}/${name}`;
  const note = [by && deliverer, what].filter(Boolean).join(', ');
  return { actor: by ?? deliverer, ...(note ? { note } : {}) };
}
