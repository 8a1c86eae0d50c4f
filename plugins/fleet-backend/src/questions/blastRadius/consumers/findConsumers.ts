import type { Entity } from '@backstage/catalog-model';
import type { HitConsumer } from '@flotilla/backstage-plugin-fleet-common';
import type { Asker } from '../../asker';
import { type EntitiesReader, readEntities } from '../../catalog';
import type { SqlReader } from '../../sql';
import {
  type ConsumerPath,
  findPaths,
  type FindPathsOptions,
} from './findPaths';

/** As many relations are read of each step, and as many consumers are shown. */
const MAX_RELATIONS = 500;
const MAX_CONSUMERS = 200;

/**
 * Who is hit by the catalog's relations, of those that the catalog shows to the
 * asker together with all that leads to them.
 */
export async function findConsumers(
  reader: SqlReader,
  options: Pick<FindPathsOptions, 'hit'> & {
    catalog: EntitiesReader;
    credentials: Asker['credentials'];
  },
): Promise<{ consumers: HitConsumer[]; isWhole: boolean }> {
  const { hit, catalog, credentials } = options;
  const found = await findPaths(reader, { hit, limit: MAX_RELATIONS });
  const paths = found.paths.slice(0, MAX_CONSUMERS);
  // Each begins with a service that is hit, which the asker may know of.
  const others = ({ path }: ConsumerPath) =>
    path.slice(1).map(({ entityRef }) => entityRef);
  const refs = [...new Set(paths.flatMap(others))];
  const shown = await readEntities(catalog, refs, credentials);
  return {
    consumers: paths
      .filter(one => others(one).every(ref => shown.has(ref)))
      .map(one => toConsumer(one, shown.get(one.consumer)!)),
    isWhole: found.isWhole && found.paths.length <= MAX_CONSUMERS,
  };
}

function toConsumer(
  { consumer, gone, path }: ConsumerPath,
  { relations = [] }: Entity,
): HitConsumer {
  const targetOf = (type: string, kind = '') =>
    relations.find(one => one.type === type && one.targetRef.startsWith(kind))
      ?.targetRef;
  return {
    entityRef: consumer,
    owner: targetOf('ownedBy'),
    system: targetOf('partOf', 'system:'),
    gone,
    path,
  };
}
