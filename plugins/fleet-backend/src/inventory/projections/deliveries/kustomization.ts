import { type Fields, fieldsOf, listOf, textOf, timeOf } from '../read';
import { type DeliveryEntry, deliveryProjection, shifted } from './delivery';

/** How long a reconciliation may take of which only the end is told. */
const APPLY_SECONDS = 300;
const LATER_SECONDS = 30;

/**
 * Of Flux. Newer ones keep a history; of older ones, the last revision is dated
 * by when they became ready.
 */
export const kustomizationProjection = deliveryProjection(
  'Kustomization',
  object => {
    const status = fieldsOf(object, 'status');
    const history = listOf(status, 'history').reverse().flatMap(toEntry);
    return { entries: history.length > 0 ? history : lastOf(status) };
  },
);

function toEntry(entry: Fields): DeliveryEntry[] {
  const revision = textOf(fieldsOf(entry, 'metadata'), 'revision');
  return entryAt(timeOf(entry, 'firstReconciled'), revision);
}

function lastOf(status: Fields): DeliveryEntry[] {
  const ready = listOf(status, 'conditions').find(
    ({ type, status: isReady }) => type === 'Ready' && isReady === 'True',
  );
  return entryAt(
    ready && timeOf(ready, 'lastTransitionTime'),
    textOf(status, 'lastAppliedRevision'),
  );
}

function entryAt(at?: string, revision?: string): DeliveryEntry[] {
  return at && revision
    ? [
        {
          from: shifted(at, -APPLY_SECONDS),
          to: shifted(at, LATER_SECONDS),
          what: revision,
        },
      ]
    : [];
}
