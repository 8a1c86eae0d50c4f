import type { ClusterRow } from '../coverage';
import type { FieldTest } from './Predicate';

/** The values that a cluster has of a field; none where it is absent. */
export function clusterValues(
  row: ClusterRow,
  { field, key }: Pick<FieldTest, 'field' | 'key'>,
): string[] {
  switch (field) {
    case 'cluster':
      return [row.id, row.name];
    case 'distribution':
      return [row.distribution ?? 'unknown'];
    case 'platform':
      return present(row.platform);
    case 'region':
      return present(row.region);
    case 'clusterLabel':
      return present(labelOf(row, key!));
    default:
      throw new Error(`${field} is no field of clusters`);
  }
}

function labelOf({ labels }: ClusterRow, key: string): string | undefined {
  const all: Record<string, string> = JSON.parse(labels);
  return Object.hasOwn(all, key) ? all[key] : undefined;
}

function present(value: string | null | undefined): string[] {
  return typeof value === 'string' ? [value] : [];
}
