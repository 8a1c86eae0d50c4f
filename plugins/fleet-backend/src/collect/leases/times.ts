/** How long a lease holds, and how long a silent replica counts as alive. */
export const LEASE_MS = 15_000;

/** How often leases are renewed: two renewals may fail. */
export const RENEW_MS = 5_000;

/** When to try again after a renewal that failed, and how long at least. */
export const RETRY_MS = 1_000;

/**
 * How long a replica relies on a renewal. What is left of the lease is for
 * stopping before another starts.
 */
export const TRUST_MS = 12_000;

/** How long the database is waited for, but for renewals. */
export const ANSWER_MS = 10_000;
