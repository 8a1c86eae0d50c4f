import { CustomErrorBase } from '@backstage/errors';

/**
 * Why a cluster did not do what was asked of it.
 *
 * - unreachable: no answer, or one to come again later
 * - unauthorized: it does not know the credential
 * - forbidden: the credential does not suffice
 * - admission: a webhook or a policy refuses
 * - invalid: it can never be accepted as it is
 * - notServed: the cluster has no such kind
 * - notFound: its namespace, or the object to change, is not there
 * - conflict: other managers own fields; see conflicts
 * - stale: it has changed since it was seen, or another object has its name
 * - exists: it is there already
 */
export type TargetFailure =
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'admission'
  | 'invalid'
  | 'notServed'
  | 'notFound'
  | 'conflict'
  | 'stale'
  | 'exists';

/** A field that somebody else owns. */
export interface FieldConflict {
  /** For example .spec.replicas, as the API server writes it. */
  field: string;
  /** For example kubectl-client-side-apply. */
  manager: string;
}

/** A refusal of one act on one cluster; its message is fit for people. */
export class TargetError extends CustomErrorBase {
  name = 'TargetError' as const;

  constructor(
    readonly failure: TargetFailure,
    message: string,
    readonly conflicts: readonly FieldConflict[] = [],
  ) {
    super(message);
  }
}

/** Whether an error is a TargetError of one of these failures. */
export function isTargetError(
  error: unknown,
  ...failures: TargetFailure[]
): error is TargetError {
  return error instanceof TargetError && failures.includes(error.failure);
}
