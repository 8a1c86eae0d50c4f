import { integer, text } from './columns';
import { metadataOf } from './metadata';
import { fieldsOf, isCount, textOf, timeOf } from './read';
import type { Projection } from './types';

const NAME = /^sh\.helm\.release\.v1\./;

/**
 * The Secrets in which Helm keeps its releases, of which only the metadata is
 * ever asked for. A label tells when one was changed last, which may be long
 * after it was made: when the next one superseded it.
 */
export const helmSecretProjection: Projection = {
  kind: 'HelmSecret',
  table: 'helm_revisions',
  shared: false,
  numbered: false,
  labelled: false,
  columns: [
    text('namespace'),
    text('release_name'),
    integer('revision'),
    text('status'),
    text('created_at'),
  ],
  project(object) {
    const metadata = metadataOf(object);
    if (!metadata) {
      return undefined;
    }
    const { uid, name, namespace, fields } = metadata;
    const labels = fieldsOf(fields, 'labels');
    const revision = Number(textOf(labels, 'version'));
    return {
      uid,
      cells: {
        namespace,
        // Others may label their Secrets so, too.
        release_name: NAME.test(name) ? textOf(labels, 'name') ?? null : null,
        revision: isCount(revision) ? revision : null,
        status: textOf(labels, 'status') ?? null,
        created_at: timeOf(fields, 'creationTimestamp') ?? null,
      },
    };
  },
};
