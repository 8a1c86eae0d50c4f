import { parseImage } from '@flotilla/backstage-plugin-fleet-common';
import type { ImageChange } from '@flotilla/backstage-plugin-fleet-node';
import { listAt, textAt } from '../cluster/fields';
import type { LiveObject } from '../cluster/TargetCluster';

/** One container of a workload. */
export interface Container {
  /** The fields that lead to its list. */
  path: readonly string[];
  index: number;
  name: string;
  image: string;
}

/** A container that is to get another image, or has it already. */
export interface ChangedContainer extends Container {
  to: string;
}

/** Where kinds have their pods' spec. */
const POD_SPECS: Record<string, string[]> = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  Pod: ['spec'],
};
const TEMPLATE = ['spec', 'template', 'spec'];

/** All containers of a workload, init containers last. */
export function containersOf(workload: LiveObject): Container[] {
  const spec = POD_SPECS[workload.kind] ?? TEMPLATE;
  return ['containers', 'initContainers'].flatMap(field => {
    const path = [...spec, field];
    return listAt(workload, ...path).map((container, index) => ({
      path,
      index,
      name: textAt(container, 'name') ?? '',
      image: textAt(container, 'image') ?? '',
    }));
  });
}

/** The containers that changes mean; a later change wins. */
export function meant(
  workload: LiveObject,
  changes: readonly ImageChange[],
): ChangedContainer[] {
  return containersOf(workload).flatMap(container => {
    const change = changes.findLast(one => isMeant(container, one));
    return change ? [{ ...container, to: change.image }] : [];
  });
}

function isMeant({ name, image }: Container, change: ImageChange): boolean {
  return change.container
    ? change.container === name
    : parseImage(change.image).image === parseImage(image).image;
}
