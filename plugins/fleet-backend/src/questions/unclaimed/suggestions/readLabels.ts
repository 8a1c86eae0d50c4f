import type { SqlReader } from '../../sql';

/** A label of a workload or of its pod template. */
export interface LabelRow {
  workload_id: number;
  label_id: number;
  label_key: string;
  label_value: string;
}

/** Those labels of workloads that have one of some keys. */
export function readLabels(
  reader: SqlReader,
  ids: readonly number[],
  keys: readonly string[],
): Promise<LabelRow[]> {
  const among = reader.oneOf('f.workload_id', ids);
  const named = reader.oneOf('l.label_key', keys);
  return reader.read({
    text: `select f.workload_id, f.label_id, l.label_key, l.label_value
      from workload_labels f cross join labels l
      where ${among.text} and l.id = f.label_id and ${named.text}
        and l.label_value <> ''`,
    values: [...among.values, ...named.values],
  });
}
