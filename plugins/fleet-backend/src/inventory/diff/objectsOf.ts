import type { ProjectedRow, Projection } from '../projections';
import { uidHex } from '../uid';

/** The UIDs in hex of the objects that a row refers to by number. */
export function objectsOf(
  { uid, cells }: ProjectedRow,
  { numbered, columns }: Pick<Projection, 'numbered' | 'columns'>,
): string[] {
  const owners = columns
    .filter(({ type }) => type === 'owner')
    .map(({ name, cell = name }) => cells[cell]);
  return [...(numbered ? [uid] : []), ...owners].flatMap(one =>
    typeof one === 'string' ? [uidHex(one)] : [],
  );
}
