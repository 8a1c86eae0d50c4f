import { text } from './columns';
import { metadataOf } from './metadata';
import { type Fields, fieldsOf, listOf, textOf, timeOf } from './read';
import type { Projection } from './types';

/** One update of a cluster: what is kept of it, in its order. */
export type VersionEntry = [
  startedAt: string,
  version: string,
  state: string,
  completedAt: string | null,
];

/** OpenShift keeps a hundred at most; the newest come first. */
const MAX_ENTRIES = 50;

/** Which versions an OpenShift cluster had, by its ClusterVersion. */
export const openshiftVersionProjection: Projection = {
  kind: 'ClusterVersion',
  table: 'openshift_versions',
  shared: false,
  numbered: false,
  labelled: false,
  columns: [text('channel'), text('history')],
  project(object) {
    const metadata = metadataOf(object);
    const history = listOf(fieldsOf(object as Fields, 'status'), 'history');
    return (
      metadata && {
        uid: metadata.uid,
        cells: {
          channel:
            textOf(fieldsOf(object as Fields, 'spec'), 'channel') ?? null,
          history: JSON.stringify(
            history.slice(0, MAX_ENTRIES).flatMap(toEntry),
          ),
        },
      }
    );
  },
};

function toEntry(entry: Fields): VersionEntry[] {
  const startedAt = timeOf(entry, 'startedTime');
  const version = textOf(entry, 'version');
  const state = textOf(entry, 'state');
  return startedAt && version && state
    ? [[startedAt, version, state, timeOf(entry, 'completionTime') ?? null]]
    : [];
}
