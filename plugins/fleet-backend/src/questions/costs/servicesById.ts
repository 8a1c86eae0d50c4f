import type { SqlReader } from '../sql';

export interface ServiceName {
  entity_ref: string;
  owner: string | null;
}

/** What services are called, by their numbers. */
export async function servicesById(
  reader: SqlReader,
  ids: readonly number[],
): Promise<Map<number, ServiceName>> {
  if (ids.length === 0) {
    return new Map();
  }
  const among = reader.oneOf('s.id', ids);
  const rows = await reader.read<ServiceName & { id: number }>({
    text: `select s.id, s.entity_ref, s.owner from services s where ${among.text}`,
    values: among.values,
  });
  return new Map(rows.map(row => [row.id, row]));
}
