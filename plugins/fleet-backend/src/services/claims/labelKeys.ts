import type { Requirement } from '../lookup';

/** Under which a service is found that wants no label to be there. */
const ANY = '';

/**
 * Under which labels requirements are to be looked for: each workload that they
 * hold for has one of these.
 */
export function keysOf(requirements: readonly Requirement[]): string[] {
  const equal = requirements.find(({ operator }) => operator === 'in');
  if (equal) {
    return equal.values.map(value => pair(equal.key, value));
  }
  const present = requirements.find(({ operator }) => operator === 'exists');
  return [present ? present.key : ANY];
}

/** All under which services of a workload with these labels may be found. */
export function labelKeys(labels: ReadonlyMap<string, string>): string[] {
  const each = [...labels].flatMap(([key, value]) => [key, pair(key, value)]);
  return [ANY, ...each];
}

/** Keys of labels have no equals sign. */
function pair(key: string, value: string): string {
  return `${key}=${value}`;
}
