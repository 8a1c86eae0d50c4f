import { text } from './columns';
import { metadataOf } from './metadata';
import { fieldsOf, textsOf } from './read';
import type { Projection } from './types';

export const namespaceProjection: Projection = {
  kind: 'Namespace',
  table: 'namespaces',
  shared: false,
  numbered: false,
  labelled: false,
  columns: [text('name'), text('labels')],
  project(object) {
    const metadata = metadataOf(object);
    return (
      metadata && {
        uid: metadata.uid,
        cells: {
          name: metadata.name,
          labels: JSON.stringify(textsOf(fieldsOf(metadata.fields, 'labels'))),
        },
      }
    );
  },
};
