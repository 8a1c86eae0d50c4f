import type { Knex } from 'knex';
import type { KeptService } from '../../Service';

/** All services, in the order in which they came. */
export async function readServices(knex: Knex): Promise<KeptService[]> {
  const rows = await knex('services')
    .select('id', 'entity_ref', 'owner', 'lifecycle', 'system', 'lookup')
    .orderBy('id');
  return rows.map(row => ({
    id: row.id,
    entityRef: row.entity_ref,
    owner: row.owner ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    system: row.system ?? undefined,
    lookup: JSON.parse(row.lookup),
  }));
}
