import { integer, owner, shared, text } from './columns';
import { imagesOf } from './images';
import { controllerUid, metadataOf } from './metadata';
import { countOf, Fields, fieldsOf, isCount, textOf, timeOf } from './read';
import type { Projection } from './types';

const REVISION = 'deployment.kubernetes.io/revision';

/** What ties pods to Deployments, and what a Deployment ran before. */
export const replicaSetProjection: Projection = {
  kind: 'ReplicaSet',
  table: 'replica_sets',
  shared: false,
  numbered: true,
  labelled: false,
  columns: [
    shared('namespace'),
    text('name'),
    owner,
    integer('revision'),
    shared('images'),
    integer('desired'),
    text('created_at'),
  ],
  project(object) {
    const metadata = metadataOf(object);
    if (!metadata) {
      return undefined;
    }
    const spec = fieldsOf(object as Fields, 'spec');
    const images = imagesOf(fieldsOf(spec, 'template', 'spec'));
    const annotations = fieldsOf(metadata.fields, 'annotations');
    const revision = Number(textOf(annotations, REVISION));
    return {
      uid: metadata.uid,
      cells: {
        namespace: metadata.namespace,
        name: metadata.name,
        owner_uid: controllerUid(metadata) ?? null,
        revision: isCount(revision) ? revision : null,
        images: JSON.stringify(images),
        desired: countOf(spec, 'replicas') ?? 0,
        created_at: timeOf(metadata.fields, 'creationTimestamp') ?? null,
      },
    };
  },
};
