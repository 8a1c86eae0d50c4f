import type { KubeObject } from '../../collect/reflector/types';
import { argoLabel } from './argoTracking';
import { integer, owner, shared, text } from './columns';
import { imagesOf, versionOf } from './images';
import { labelsHash } from './labelsHash';
import { marksOf } from './marks';
import { controllerUid, Metadata, metadataOf } from './metadata';
import { columnText, Fields, fieldsOf, textsOf } from './read';
import type { Projection } from './types';
import { type WorkloadFacts, workloadFacts } from './workloadFacts';

export type WorkloadStatus =
  | 'healthy'
  | 'progressing'
  | 'degraded'
  | 'failed'
  | 'unknown';

/** How many replicas there are, and what that means for the kind. */
export interface WorkloadState {
  desired: number;
  ready: number;
  updated: number;
  available: number;
  status: WorkloadStatus;
  reason?: string;
  /** Of its template, where its controller numbers them. */
  revision?: number;
  /** When its controller was done with that revision; ISO 8601. */
  rolledOutAt?: string;
}

/** What differs between the kinds of workloads. */
export interface WorkloadKind {
  kind: string;
  /** Where the pod template is. */
  template: string[];
  stateOf(object: Fields): WorkloadState;
  /** What tells its changes that nothing else does. */
  factsOf?(object: Fields): WorkloadFacts;
}

const COLUMNS = [
  text('kind'),
  text('namespace'),
  text('name'),
  owner,
  shared('images'),
  text('version'),
  integer('desired'),
  integer('ready'),
  integer('updated'),
  integer('available'),
  text('status'),
  text('status_reason'),
  integer('labels_hash'),
  shared('marks'),
  integer('revision'),
  text('rolled_out_at'),
  shared('facts'),
];

/** All kinds of workloads share a table. */
export function workloadProjection(kind: WorkloadKind): Projection {
  return {
    kind: kind.kind,
    table: 'workloads',
    shared: true,
    numbered: true,
    labelled: true,
    imagesOf: ({ images }) => images,
    columns: COLUMNS,
    project(object) {
      const metadata = metadataOf(object);
      return metadata && projectWorkload(kind, object, metadata);
    },
  };
}

function projectWorkload(
  { kind, template: path, stateOf, factsOf }: WorkloadKind,
  object: KubeObject,
  metadata: Metadata,
) {
  const template = fieldsOf(object as Fields, ...path);
  const own = {
    ...textsOf(fieldsOf(template, 'metadata', 'labels')),
    ...textsOf(fieldsOf(metadata.fields, 'labels')),
  };
  const labels = { ...own, ...argoLabel(metadata.fields, own) };
  const images = imagesOf(fieldsOf(template, 'spec'));
  const version = versionOf(metadata.name, images, labels);
  const state = stateOf(object as Fields);
  const marks = marksOf(labels);
  return {
    uid: metadata.uid,
    cells: {
      kind,
      namespace: metadata.namespace,
      name: metadata.name,
      owner_uid: controllerUid(metadata, 'CronJob') ?? null,
      images: JSON.stringify(images),
      version: version === undefined ? null : columnText(version),
      desired: state.desired,
      ready: state.ready,
      updated: state.updated,
      available: state.available,
      status: state.status,
      status_reason: state.reason ?? null,
      labels_hash: labelsHash(labels),
      marks: marks ? JSON.stringify(marks) : null,
      revision: state.revision ?? null,
      rolled_out_at: state.rolledOutAt ?? null,
      facts:
        workloadFacts(metadata.fields, factsOf?.(object as Fields)) ?? null,
    },
    labels,
  };
}
