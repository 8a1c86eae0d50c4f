import type {
  Deliverer,
  DeliveryEntry,
} from '../../projections/deliveries/delivery';
import type { KeptUpgrade } from '../upgrades/reconcile';
import { secondsOf } from '../keys';
import { SOURCES } from '../upgrades/types';

/** Who delivered, and when. */
export interface Delivered {
  kind: Deliverer;
  namespace: string;
  name: string;
  entries: readonly DeliveryEntry[];
}

/**
 * Those of a workload's upgrades that a deliverer made, with that they are its:
 * who looks at times alone may know less, and is overruled. One whose time is
 * not known is nobody's.
 */
export function attribute(
  upgrades: readonly KeptUpgrade[],
  delivered: Delivered,
): KeptUpgrade[] {
  const source = delivered.kind === 'Application' ? 'argocd' : 'flux';
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

/** The first that may have made it: the next one's window may reach back to it. */
function entryOf(
  { at }: KeptUpgrade,
  entries: readonly DeliveryEntry[],
): DeliveryEntry | undefined {
  return entries.find(
    ({ from, to }) => secondsOf(from) <= at && at <= secondsOf(to),
  );
}

function whoOf(
  { kind, namespace, name }: Delivered,
  { by, what }: DeliveryEntry,
): { actor: string; note?: string } {
  const deliverer = `${kind} ${namespace}/${name}`;
  const note = [by && deliverer, what].filter(Boolean).join(', ');
  return { actor: by ?? deliverer, ...(note ? { note } : {}) };
}
