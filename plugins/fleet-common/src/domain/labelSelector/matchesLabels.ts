import type { LabelRequirement } from './LabelRequirement';

/**
 * Whether labels have all that a selector requires. As Kubernetes has it, notIn
 * holds too where there is no such label.
 *
 * @public
 */
export function matchesLabels(
  labels: ReadonlyMap<string, string>,
  requirements: readonly LabelRequirement[],
): boolean {
  return requirements.every(({ key, operator, values }) => {
    const value = labels.get(key);
    switch (operator) {
      case 'in':
        return value !== undefined && values.includes(value);
      case 'notIn':
        return value === undefined || !values.includes(value);
      case 'exists':
        return value !== undefined;
      default:
        return value === undefined;
    }
  });
}
