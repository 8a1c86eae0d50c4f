import type { KubeObject } from '../../../collect/reflector/types';
import { shared, text } from '../columns';
import { type Metadata, metadataOf } from '../metadata';
import type { Fields } from '../read';
import type { Projection } from '../types';

/** Who delivers. */
export type Deliverer = 'Application' | 'HelmRelease' | 'Kustomization';

/** One time that something was delivered. */
export interface DeliveryEntry {
  /** Between which times workloads were changed; ISO 8601. */
  from: string;
  to: string;
  /** Who asked for it, where it was not the deliverer itself. */
  by?: string;
  /** What was delivered, for example a commit or a chart's version. */
  what?: string;
}

/** Kind, namespace and name. */
export type DeliveredWorkload = [kind: string, namespace: string, name: string];

export interface Delivery {
  /** The name of the cluster that it is for, where it is not its own. */
  destination?: string;
  /** Where the object lists them; else they have its labels. */
  workloads?: DeliveredWorkload[];
  entries: DeliveryEntry[];
}

/** As many as Argo CD keeps by default. */
const MAX_ENTRIES = 10;

const COLUMNS = [
  text('kind'),
  text('namespace'),
  text('name'),
  text('destination'),
  shared('workloads'),
  shared('history'),
];

/** All who deliver share a table. Nothing of what they are told to set is kept. */
export function deliveryProjection(
  kind: Deliverer,
  deliveryOf: (object: Fields, metadata: Metadata) => Delivery,
): Projection {
  return {
    kind,
    table: 'deliveries',
    shared: true,
    numbered: true,
    labelled: false,
    columns: COLUMNS,
    project(object: KubeObject) {
      const metadata = metadataOf(object);
      if (!metadata) {
        return undefined;
      }
      const { uid, namespace, name } = metadata;
      const delivery = deliveryOf(object as Fields, metadata);
      const { destination = null, workloads, entries } = delivery;
      return {
        uid,
        cells: {
          kind,
          namespace,
          name,
          destination,
          workloads: workloads ? JSON.stringify(workloads) : null,
          history: JSON.stringify(entries.slice(-MAX_ENTRIES)),
        },
      };
    },
  };
}

const SECOND_MS = 1_000;

/** A time, and one that is so many seconds later. */
export function shifted(time: string, seconds: number): string {
  return new Date(Date.parse(time) + seconds * SECOND_MS).toISOString();
}
