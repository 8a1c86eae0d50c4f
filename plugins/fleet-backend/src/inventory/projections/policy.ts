import { textKey } from '../textKey';
import { text } from './columns';
import { metadataOf } from './metadata';
import type { Fields } from './read';
import type { Projection } from './types';

const COLUMNS = [
  text('kind'),
  text('namespace'),
  text('name'),
  text('spec_hash'),
];

/**
 * What rules a cluster: of what it says only a hash is kept, which tells that it
 * is another than before.
 *
 * @param fields - Where objects of the kind say it
 */
function policyProjection(kind: string, ...fields: string[]): Projection {
  return {
    kind,
    table: 'policies',
    shared: true,
    numbered: false,
    labelled: false,
    columns: COLUMNS,
    project(object) {
      const metadata = metadataOf(object);
      return (
        metadata && {
          uid: metadata.uid,
          cells: {
            kind,
            namespace: metadata.namespace,
            name: metadata.name,
            spec_hash: hashOf(fields.map(field => (object as Fields)[field])),
          },
        }
      );
    },
  };
}

/** In whichever order a server writes members. */
function hashOf(values: readonly unknown[]): string {
  return textKey(
    JSON.stringify(values, (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
        : value,
    ),
  );
}

export const policyProjections: readonly Projection[] = [
  policyProjection('NetworkPolicy', 'spec'),
  policyProjection('ResourceQuota', 'spec'),
  policyProjection('RoleBinding', 'roleRef', 'subjects'),
  policyProjection('ClusterRoleBinding', 'roleRef', 'subjects'),
  policyProjection('ValidatingAdmissionPolicyBinding', 'spec'),
];
