import type { Fields } from './read';
import { textOf } from './read';

/** Labels that tell a version where images do not. */
export const MARKS = ['app.kubernetes.io/version', 'helm.sh/chart'] as const;

/** Those of these labels that there are, by their names; undefined without any. */
export function marksOf(labels: Fields): Record<string, string> | undefined {
  const marks = MARKS.flatMap(key => {
    const value = textOf(labels, key);
    return value ? [[key, value]] : [];
  });
  return marks.length > 0 ? Object.fromEntries(marks) : undefined;
}
