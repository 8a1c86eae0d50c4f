import type { ClusterRow, FleetSnapshot } from '../coverage';
import type { SqlReader } from '../sql';
import type { Dimension } from './groups';

type Raw = string | number | null;

/** The values of a dimension that workloads have, which agree on a column. */
type ValuesOf = (raw: Raw) => readonly string[];

const ABSENT = [''];
const NONE: readonly string[] = [];

/**
 * Tells which values of a dimension follow from those of its column: several,
 * where a workload may have several, and none, where its cluster came after
 * the fleet was read.
 *
 * @param raw - The values that it will be asked for, each once
 */
export async function valuesOfDimension(
  reader: SqlReader,
  fleet: FleetSnapshot,
  dimension: Dimension,
  raw: readonly Raw[],
): Promise<ValuesOf> {
  switch (dimension) {
    case 'cluster':
      return ofCluster(fleet, ({ id }) => id);
    case 'distribution':
      return ofCluster(fleet, row => row.distribution ?? 'unknown');
    case 'region':
      return ofCluster(fleet, row => row.region ?? '');
    case 'owner':
    case 'system':
      return ofServices(reader, dimension, raw.filter(isNumber));
    case 'image':
      return ofImages(reader, raw.filter(isNumber));
    default:
      return value => [String(value ?? '')];
  }
}

function ofCluster(
  fleet: FleetSnapshot,
  valueOf: (row: ClusterRow) => string,
): ValuesOf {
  return no => {
    const row = fleet.clusterOf(Number(no));
    return row ? [valueOf(row)] : NONE;
  };
}

async function ofServices(
  reader: SqlReader,
  column: 'owner' | 'system',
  ids: readonly number[],
): Promise<ValuesOf> {
  if (ids.length === 0) {
    return () => ABSENT;
  }
  const { text, values } = reader.oneOf('s.id', ids);
  const rows = await reader.read<{ id: number; value: string | null }>({
    text: `select s.id, s.${column} as value from services s where ${text}`,
    values,
  });
  const known = new Map(rows.map(({ id, value }) => [id, [value ?? '']]));
  return id => known.get(Number(id)) ?? ABSENT;
}

/** A workload whose containers run one repository counts for it once. */
async function ofImages(
  reader: SqlReader,
  textIds: readonly number[],
): Promise<ValuesOf> {
  if (textIds.length === 0) {
    return () => ABSENT;
  }
  const { text, values } = reader.oneOf('x.text_id', textIds);
  const rows = await reader.read<{ text_id: number; repository: string }>({
    text: `select x.text_id, i.repository
      from text_images x cross join images i
      where ${text} and i.id = x.image_id`,
    values,
  });
  const known = new Map<number, string[]>();
  for (const { text_id, repository } of rows) {
    const repositories = known.get(text_id) ?? [];
    known.set(text_id, repositories);
    if (!repositories.includes(repository)) {
      repositories.push(repository);
    }
  }
  return id => known.get(Number(id)) ?? ABSENT;
}

function isNumber(value: Raw): value is number {
  return typeof value === 'number';
}
