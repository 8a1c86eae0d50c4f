/** A label that all clusters have, and that a policy may ask for. */
export const POLICY_LABEL = 'env';
