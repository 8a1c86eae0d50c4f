import type { Knex } from 'knex';
import type { KeptService, ServiceRelation } from '../../Service';

/** All services, in the order in which they came. */
export async function readServices(knex: Knex): Promise<KeptService[]> {
  const rows = await knex('services')
    .select('id', 'entity_ref', 'owner', 'lifecycle', 'system')
    .select('type', 'declared_by', 'owner_missing', 'lookup')
    .orderBy('id');
  const relations = await readRelations(knex);
  return rows.map(row => ({
    id: row.id,
    entityRef: row.entity_ref,
    owner: row.owner ?? undefined,
    ownerIsMissing: row.owner_missing === 1,
    lifecycle: row.lifecycle ?? undefined,
    system: row.system ?? undefined,
    type: row.type ?? undefined,
    declaredBy: row.declared_by ?? undefined,
    relations: relations.get(row.id),
    lookup: JSON.parse(row.lookup),
  }));
}

type Relations = Partial<Record<ServiceRelation, string[]>>;

async function readRelations(knex: Knex): Promise<Map<number, Relations>> {
  const rows: Array<{
    service_id: number;
    relation: ServiceRelation;
    target: string;
  }> = await knex('service_relations').select();
  const all = new Map<number, Relations>();
  for (const { service_id, relation, target } of rows) {
    const relations = all.get(service_id) ?? {};
    all.set(service_id, relations);
    relations[relation] = [...(relations[relation] ?? []), target];
  }
  for (const relations of all.values()) {
    // Databases sort by rules of their own.
    Object.values(relations).forEach(targets => targets.sort());
  }
  return all;
}
