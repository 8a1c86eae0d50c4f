import { integer, owner, shared, text } from './columns';
import { imagesOf } from './images';
import { controllerUid, metadataOf } from './metadata';
import { countOf, Fields, fieldsOf, isCount, textOf, timeOf } from './read';
import { revisionFacts } from './revisionFacts';
import type { Projection } from './types';

const REVISIONS = [
  'deployment.kubernetes.io/revision',
  'rollout.argoproj.io/revision',
];

/** What ties pods to Deployments, and what a Deployment ran before. */
export const replicaSetProjection: Projection = {
  kind: 'ReplicaSet',
  table: 'replica_sets',
  shared: false,
  numbered: true,
  labelled: false,
  // The others are most of them, and run nothing.
  imagesOf: ({ images, desired }) => (desired === 0 ? null : images),
  columns: [
    shared('namespace'),
    text('name'),
    owner,
    integer('revision'),
    shared('images'),
    integer('desired'),
    text('created_at'),
    shared('facts'),
  ],
  project(object) {
    const metadata = metadataOf(object);
    if (!metadata) {
      return undefined;
    }
    const spec = fieldsOf(object as Fields, 'spec');
    const template = fieldsOf(spec, 'template');
    const images = imagesOf(fieldsOf(template, 'spec'));
    const annotations = fieldsOf(metadata.fields, 'annotations');
    return {
      uid: metadata.uid,
      cells: {
        namespace: metadata.namespace,
        name: metadata.name,
        owner_uid: controllerUid(metadata) ?? null,
        revision: revisionOf(annotations),
        images: JSON.stringify(images),
        desired: countOf(spec, 'replicas') ?? 0,
        created_at: timeOf(metadata.fields, 'creationTimestamp') ?? null,
        facts: revisionFacts(annotations, template),
      },
    };
  },
};

/** The number that a Deployment or Rollout, or its ReplicaSet, is annotated with. */
export function revisionOf(annotations: Fields): number | null {
  const [number] = REVISIONS.flatMap(key => textOf(annotations, key) ?? []);
  const revision = Number(number);
  return isCount(revision) ? revision : null;
}
