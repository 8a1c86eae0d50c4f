/**
 * What is in the objects of the demo fleet and must never be seen outside of
 * their clusters. Tests search databases, answers and logs for these.
 */
export const DEMO_CANARIES = {
  env: 'canary-env-value',
  annotation: 'canary-annotation-value',
  lastApplied: 'canary-last-applied-value',
  secret: 'canary-secret-value',
  /** The secret as it is in the object. */
  secretBase64: btoa('canary-secret-value'),
} as const;
