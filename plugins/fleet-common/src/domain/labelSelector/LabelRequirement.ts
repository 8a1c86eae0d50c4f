/**
 * One condition of a label selector.
 *
 * @public
 */
export interface LabelRequirement {
  key: string;
  operator: 'in' | 'notIn' | 'exists' | 'notExists';
  /** Empty for exists and notExists. */
  values: string[];
}
