import type { Knex } from 'knex';
import { groupRows } from './groupRows';
import type { WorkloadFacts } from '../../projections/workloadFacts';
import { toTemplate } from './readTemplates';
import { secondsOf } from '../keys';
import type { SeenChange } from './upgradesSeen';

/** Takes the changes that were seen of workloads, by the numbers of those. */
export async function takeChanges(
  tx: Knex.Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SeenChange[]>> {
  const rows = await tx('workload_changes as c')
    .join('texts as ib', 'ib.id', 'c.images_before')
    .join('texts as i', 'i.id', 'c.images')
    .leftJoin('texts as mb', 'mb.id', 'c.marks_before')
    .leftJoin('texts as m', 'm.id', 'c.marks')
    .leftJoin('texts as fb', 'fb.id', 'c.facts_before')
    .leftJoin('texts as f', 'f.id', 'c.facts')
    .select('c.workload_id', 'c.seen_at')
    .select('ib.text as images_before', 'i.text as images')
    .select('mb.text as marks_before', 'm.text as marks')
    .select('fb.text as facts_before', 'f.text as facts')
    .whereIn('c.workload_id', ids)
    .orderBy('c.id');
  await tx('workload_changes').whereIn('workload_id', ids).delete();
  const template = (images: string, marks: string | null) =>
    toTemplate(images, marks ? JSON.parse(marks) : undefined);
  return groupRows(rows, row => [
    row.workload_id,
    {
      at: secondsOf(row.seen_at),
      before: template(row.images_before, row.marks_before),
      after: template(row.images, row.marks),
      factsBefore: factsOf(row.facts_before),
      facts: factsOf(row.facts),
    },
  ]);
}

function factsOf(text: string | null): WorkloadFacts {
  return text ? JSON.parse(text) : {};
}
