import type { SqlReader } from '../../sql';

/** Somebody who is hit where a service is, by the catalog's relations. */
export interface Dependent {
  /** The entity reference of the service. */
  provider: string;
  /** The API that is consumed; absent where the service itself is depended on. */
  api?: string;
  /** Whose entity reference it is. */
  consumer: string;
}

interface Row {
  provider: string;
  api: string | null;
  consumer: string;
}

/**
 * Who consumes the APIs of services, and who depends on these.
 *
 * @param refs - Entity references of the services
 * @param limit - How many are read at most
 */
export async function readDependents(
  reader: SqlReader,
  refs: readonly string[],
  limit: number,
): Promise<Dependent[]> {
  const among = reader.oneOf('s.entity_ref', refs);
  const rows = await reader.read<Row>({
    text: `select f.provider, f.api, f.consumer from (
        select s.entity_ref as provider, p.target as api,
          o.entity_ref as consumer
        from services s cross join service_relations p
          cross join service_relations c cross join services o
        where ${among.text} and p.service_id = s.id
          and p.relation = 'providesApi' and c.target = p.target
          and c.relation = 'consumesApi' and o.id = c.service_id
        union all
        select s.entity_ref, null, d.target
        from services s cross join service_relations d
        where ${among.text} and d.service_id = s.id
          and d.relation = 'dependencyOf'
      ) f
      where f.consumer <> f.provider
      order by f.consumer, f.provider, f.api limit ?`,
    values: [...among.values, ...among.values, limit],
  });
  return rows.map(({ provider, api, consumer }) => ({
    provider,
    api: api ?? undefined,
    consumer,
  }));
}
