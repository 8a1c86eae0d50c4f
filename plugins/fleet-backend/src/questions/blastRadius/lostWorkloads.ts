import { InputError } from '@backstage/errors';
import {
  type GetBlastRadius,
  parseImage,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Asker } from '../asker';
import type { ClusterRow } from '../coverage';
import { refOf } from '../entityRefs';
import { filterSql, isKeepable, type Predicate } from '../filter';
import type { Sql, SqlReader } from '../sql';

/**
 * The condition on workloads `w` that they would be lost. It says nothing of
 * what the asker may know of.
 *
 * @param cluster - That the query names, if it does
 * @throws InputError unless a cluster, an image or a service is asked for
 */
export function lostWorkloads(
  reader: Pick<SqlReader, 'oneOf'>,
  { fleet }: Asker,
  query: GetBlastRadius['query'],
  cluster: ClusterRow | undefined,
): Sql {
  const { namespace, image, entityRef } = query;
  if (!cluster && !image && !entityRef) {
    throw new InputError('Ask by a cluster, an image or an entityRef');
  }
  if (![namespace, image].every(text => isKeepable(text ?? ''))) {
    throw new InputError('A parameter has characters that no name has');
  }
  const is = (field: 'namespace' | 'entityRef', value: string): Predicate => ({
    field,
    test: { in: [value] },
  });
  const filter: Predicate = {
    all: [
      ...(namespace ? [is('namespace', namespace)] : []),
      ...(entityRef ? [is('entityRef', refOf(entityRef))] : []),
      ...(image ? [imageFilter(image)] : []),
    ],
  };
  const { text, values } = filterSql({ reader, fleet, alias: 'w' }, filter);
  return cluster
    ? { text: `w.cluster_no = ? and ${text}`, values: [cluster.no, ...values] }
    : { text, values };
}

function imageFilter(reference: string): Predicate {
  const { image, tag, digest } = parseImage(reference);
  const parts = { image, tag, digest };
  return {
    image: (['image', 'tag', 'digest'] as const).flatMap(field => {
      const value = parts[field];
      return value ? [{ field, test: { in: [value] } }] : [];
    }),
  };
}
