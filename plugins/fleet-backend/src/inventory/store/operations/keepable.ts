import { columnText, MAX_TEXT } from '../../projections/read';

export { MAX_TEXT };

/** A text that came from a cluster, as a column can hold it. */
export function keepable(
  text: string | undefined,
  length?: number,
): string | null {
  return text === undefined ? null : columnText(text, length);
}
