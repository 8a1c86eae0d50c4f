import type { Knex } from 'knex';
import type { Service, ServiceRelation } from '../../Service';
import { relationsText, type ServicesDiff } from './diffServices';

const PORTION = 50;

/**
 * Writes how services are related to others, of those that are there already;
 * those of services that are gone went with them.
 */
export async function writeRelations(
  tx: Knex.Transaction,
  { added, changed }: ServicesDiff,
): Promise<void> {
  const moved = changed.filter(
    ({ now, before }) => relationsText(now) !== relationsText(before),
  );
  const services = [...added, ...moved.map(({ now }) => now)];
  for (let n = 0; n < services.length; n += PORTION) {
    await replaceRelations(tx, services.slice(n, n + PORTION));
  }
}

async function replaceRelations(
  tx: Knex.Transaction,
  services: readonly Service[],
): Promise<void> {
  const refs = services.map(({ entityRef }) => entityRef);
  const rows = await tx('services')
    .select('id', 'entity_ref')
    .whereIn('entity_ref', refs);
  const ids = new Map(rows.map(row => [row.entity_ref, row.id]));
  await tx('service_relations')
    .whereIn('service_id', [...ids.values()])
    .delete();
  const relations = services.flatMap(service =>
    rowsOf(ids.get(service.entityRef), service),
  );
  await tx.batchInsert('service_relations', relations, PORTION);
}

function rowsOf(service_id: number, { relations = {} }: Service) {
  const each = Object.entries(relations) as Array<
    [ServiceRelation, readonly string[]]
  >;
  return each.flatMap(([relation, targets]) =>
    targets.map(target => ({ service_id, relation, target })),
  );
}
