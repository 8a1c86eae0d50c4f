import type { Projection } from '../../projections';
import type { RowBatch } from '../InventoryWriter';
import { deleteRows } from './deleteRows';
import { makeRequestsDue } from './makeRequestsDue';
import type { ClusterRows } from './rowSource';
import type { Statements } from './Statements';
import { upsertRows } from './upsertRows';
import { writeLabels } from './writeLabels';
import { writeImages } from './writeImages';
import { writeTexts } from './writeTexts';

/** About how much one statement takes, in characters of JSON. */
const STATEMENT_LENGTH = 64 * 1024;

/** SQLite takes no more than 500 parts of a UNION. */
const STATEMENT_BATCHES = 100;

export interface NumberedBatch extends RowBatch {
  no: number;
  projection: Projection;
}

/**
 * Writes the rows of batches, those of a table together. What rows refer to
 * comes first, that of all batches at once.
 */
export async function writeBatches(
  statements: Statements,
  batches: readonly NumberedBatch[],
): Promise<void> {
  const texts = batches.flatMap(batch => batch.texts ?? []);
  if (texts.length > 0) {
    await writeTexts(statements, `[${texts}]`);
  }
  await writeImages(
    statements,
    batches.flatMap(({ images }) => (images ? JSON.parse(images) : [])),
  );
  const labelled = batches.filter(b => b.rows && b.projection.labelled);
  if (labelled.length > 0) {
    await writeLabels(statements, labelled[0].projection, rowsOf(labelled));
  }
  for (const part of statementParts(batches)) {
    await upsertRows(statements, part[0].projection, rowsOf(part));
  }
  for (const { no, gone, projection } of batches) {
    if (gone) {
      await deleteRows(statements, projection, { clusterNo: no, uids: gone });
    }
  }
  await makeRequestsDue(statements, batches);
}

/** Batches with rows of one table that fit a statement together. */
function statementParts(batches: readonly NumberedBatch[]): NumberedBatch[][] {
  const open = new Map<string, NumberedBatch[]>();
  const parts: NumberedBatch[][] = [];
  for (const batch of batches) {
    const { table } = batch.projection;
    const part = open.get(table);
    if (part && fits(part, batch)) {
      part.push(batch);
    } else if (batch.rows) {
      open.set(table, [batch]);
      parts.push(open.get(table)!);
    }
  }
  return parts;
}

function fits(part: readonly NumberedBatch[], batch: NumberedBatch): boolean {
  const length = [...part, batch].reduce(
    (sum, { rows }) => sum + (rows?.length ?? 0),
    0,
  );
  return part.length < STATEMENT_BATCHES && length <= STATEMENT_LENGTH;
}

function rowsOf(batches: readonly NumberedBatch[]): ClusterRows[] {
  return batches.flatMap(({ no, rows, objects, isNew }) =>
    rows ? [{ no, rows, objects, isNew }] : [],
  );
}
