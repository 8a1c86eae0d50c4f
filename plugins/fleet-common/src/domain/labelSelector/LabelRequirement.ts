/**
 * One condition of a label selector.
 *
 * @public
 */
export interface LabelRequirement {
  /** Of the label. */
  key: string;
  /** What is required of its value. */
  operator: 'in' | 'notIn' | 'exists' | 'notExists';
  /** Empty for exists and notExists. */
  values: string[];
}
