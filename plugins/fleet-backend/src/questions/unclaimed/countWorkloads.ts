import type { Sql, SqlReader } from '../sql';

/** How many workloads `w` match a condition. */
export async function countWorkloads(
  reader: SqlReader,
  { text, values }: Sql,
): Promise<number> {
  const [{ count }] = await reader.read<{ count: number | string }>({
    text: `select count(*) as count from workloads w where ${text}`,
    values,
  });
  return Number(count);
}
