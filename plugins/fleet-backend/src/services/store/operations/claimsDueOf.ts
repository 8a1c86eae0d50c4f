import type { Knex } from 'knex';
import { keysOf } from '../../claims/labelKeys';
import type { Service } from '../../Service';
import { lookupText, type ServicesDiff } from './diffServices';

const PORTION = 200;

/**
 * Makes due the workloads whose service may be another: those that belong to a
 * service which is gone or found in another way now, and those with a label by
 * which one is found now.
 */
export async function claimsDueOf(
  tx: Knex.Transaction,
  { added, changed, gone }: ServicesDiff,
): Promise<void> {
  const moved = changed.filter(
    ({ now, before }) => lookupText(now) !== lookupText(before),
  );
  const left = [...gone, ...moved.map(({ before }) => before)];
  for (const ids of portions(left.map(({ id }) => id))) {
    await makeDue(tx, tx('workloads').select('id').whereIn('service_id', ids));
  }
  const found = [...added, ...moved.map(({ now }) => now)];
  const keys = new Set(found.flatMap(labelsOf));
  if (keys.has('')) {
    // One of them wants only that some labels are not there.
    await makeDue(tx, tx('workloads').select('id'));
    return;
  }
  for (const some of portions([...keys])) {
    await makeDue(tx, workloadsWith(tx, some));
  }
}

function labelsOf({ lookup }: Service): string[] {
  return lookup.alternatives.flatMap(one => keysOf(one.requirements));
}

/** The workloads that have one of these labels: `key=value`, or `key` alone. */
function workloadsWith(
  tx: Knex.Transaction,
  keys: readonly string[],
): Knex.QueryBuilder {
  return tx('labels as l')
    .join('workload_labels as f', 'f.label_id', 'l.id')
    .select('f.workload_id')
    .distinct()
    .where(builder => {
      for (const key of keys) {
        const [labelKey, labelValue] = splitKey(key);
        builder.orWhere(one => {
          one.where('l.label_key', labelKey);
          if (labelValue !== undefined) {
            one.where('l.label_value', labelValue);
          }
        });
      }
    });
}

/** Neither keys nor values of labels have an equals sign. */
function splitKey(key: string): [key: string, value: string | undefined] {
  const [labelKey, labelValue] = key.split('=', 2);
  return [labelKey, labelValue];
}

/** knex drops the conflict clause of an INSERT from a SELECT on SQLite. */
async function makeDue(
  tx: Knex.Transaction,
  workloads: Knex.QueryBuilder,
): Promise<void> {
  const { sql, bindings } = workloads.toSQL();
  await tx.raw(
    `insert into claims_due (workload_id) select * from (${sql}) due where true
     on conflict (workload_id) do nothing`,
    bindings as Knex.RawBinding[],
  );
}

function portions<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / PORTION);
  return Array.from({ length: count }, (_, n) =>
    all.slice(n * PORTION, (n + 1) * PORTION),
  );
}
