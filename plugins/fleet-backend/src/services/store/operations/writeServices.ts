import type { Knex } from 'knex';
import type { Service } from '../../Service';
import { lookupText, type ServicesDiff } from './diffServices';
import { writeRelations } from './writeRelations';

const PORTION = 50;

/** Writes what became of the services. */
export async function writeServices(
  tx: Knex.Transaction,
  diff: ServicesDiff,
): Promise<void> {
  const { added, changed, gone } = diff;
  const ids = gone.map(({ id }) => id);
  for (let n = 0; n < ids.length; n += PORTION) {
    await tx('services')
      .whereIn('id', ids.slice(n, n + PORTION))
      .delete();
  }
  await tx.batchInsert('services', added.map(rowOf), PORTION);
  for (const { now, before } of changed) {
    await tx('services').where({ id: before.id }).update(rowOf(now));
  }
  await writeRelations(tx, diff);
}

function rowOf(service: Service) {
  return {
    entity_ref: service.entityRef,
    owner: service.owner ?? null,
    owner_missing: service.ownerIsMissing ? 1 : 0,
    lifecycle: service.lifecycle ?? null,
    system: service.system ?? null,
    type: service.type ?? null,
    declared_by: service.declaredBy ?? null,
    lookup: lookupText(service),
  };
}
