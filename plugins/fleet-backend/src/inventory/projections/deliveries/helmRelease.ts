import { type Fields, fieldsOf, listOf, textOf, timeOf } from '../read';
import { type DeliveryEntry, deliveryProjection, shifted } from './delivery';

/** Helm tells when it began; it waits for workloads for five minutes. */
const RELEASE_SECONDS = 300;
const EARLIER_SECONDS = 5;

/** Of Flux. */
export const helmReleaseProjection = deliveryProjection(
  'HelmRelease',
  object => ({
    // Newest first.
    entries: listOf(fieldsOf(object, 'status'), 'history')
      .reverse()
      .flatMap(toEntry),
  }),
);

function toEntry(entry: Fields): DeliveryEntry[] {
  const at = timeOf(entry, 'lastDeployed');
  if (!at) {
    return [];
  }
  const chart = [textOf(entry, 'chartName'), textOf(entry, 'chartVersion')]
    .filter(Boolean)
    .join(' ');
  return [
    {
      from: shifted(at, -EARLIER_SECONDS),
      to: shifted(at, RELEASE_SECONDS),
      ...(chart ? { what: `chart ${chart}` } : {}),
    },
  ];
}
