import {
  type DeliveredImage,
  parseImage,
} from '@flotilla/backstage-plugin-fleet-common';
import type { DeliverableWorkload } from './ServiceFacts';

/**
 * Workloads that an image change is of: those with a container that it names, or
 * whose image is of the same repository.
 */
export function changedWorkloads(
  workloads: readonly DeliverableWorkload[],
  changes: readonly DeliveredImage[],
): DeliverableWorkload[] {
  return workloads.filter(({ containers }) =>
    containers.some(container =>
      changes.some(change => isMeant(container, change)),
    ),
  );
}

function isMeant(
  { container, repository }: DeliverableWorkload['containers'][number],
  change: DeliveredImage,
): boolean {
  return change.container === undefined
    ? repository === parseImage(change.image).image
    : container === change.container;
}
