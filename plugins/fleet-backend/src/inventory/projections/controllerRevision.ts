import { integer, owner, shared, text } from './columns';
import { imagesOf } from './images';
import { controllerUid, metadataOf } from './metadata';
import { countOf, Fields, fieldsOf, timeOf } from './read';
import { revisionFacts } from './revisionFacts';
import type { Projection } from './types';

/**
 * What StatefulSets and DaemonSets run and ran. It holds a whole pod template,
 * environment and all, of which the images go further.
 */
export const controllerRevisionProjection: Projection = {
  kind: 'ControllerRevision',
  table: 'controller_revisions',
  shared: false,
  numbered: true,
  labelled: false,
  columns: [
    owner,
    integer('revision'),
    shared('images'),
    shared('facts'),
    text('created_at'),
  ],
  project(object) {
    const metadata = metadataOf(object);
    if (!metadata) {
      return undefined;
    }
    const revision = object as Fields;
    const template = fieldsOf(dataOf(revision), 'spec', 'template');
    const annotations = fieldsOf(metadata.fields, 'annotations');
    return {
      uid: metadata.uid,
      cells: {
        owner_uid: controllerUid(metadata) ?? null,
        revision: countOf(revision, 'revision') ?? null,
        images: JSON.stringify(imagesOf(fieldsOf(template, 'spec'))),
        facts: revisionFacts(annotations, template),
        created_at: timeOf(metadata.fields, 'creationTimestamp') ?? null,
      },
    };
  },
};

/** The controller's own data; in protobuf it is JSON as bytes. */
function dataOf(revision: Fields): Fields {
  const data = fieldsOf(revision, 'data');
  const { raw } = data;
  return raw instanceof Uint8Array ? parse(raw) : data;
}

/** It is the controller's own matter what its data are. */
function parse(raw: Uint8Array): Fields {
  try {
    return fieldsOf({ data: JSON.parse(Buffer.from(raw).toString()) }, 'data');
  } catch {
    return fieldsOf({}, 'data');
  }
}
