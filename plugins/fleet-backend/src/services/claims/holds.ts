import type { Requirement } from '../lookup';

/** Whether labels are as a requirement of a label selector says. */
export function holds(
  { key, operator, values }: Requirement,
  labels: ReadonlyMap<string, string>,
): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'exists':
      return value !== undefined;
    case 'notExists':
      return value === undefined;
    case 'in':
      return value !== undefined && values.includes(value);
    default:
      return value === undefined || !values.includes(value);
  }
}
