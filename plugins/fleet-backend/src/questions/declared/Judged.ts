import type {
  DeclaredReason,
  DeclaredReasonCode,
} from '@flotilla/backstage-plugin-fleet-common';
import type { DeclaredRow } from './DeclaredRow';
import { reasonsOf } from './reasonsOf';

/** A service, and what is amiss with it. */
export interface Judged {
  row: DeclaredRow;
  reasons: readonly DeclaredReason[];
  /** Whether it is here for a reason; for any if that is absent. */
  isFor(reason: DeclaredReasonCode | undefined): boolean;
}

export function judgedOf(row: DeclaredRow): Judged {
  const reasons = reasonsOf(row);
  return {
    row,
    reasons,
    isFor: reason => !reason || reasons.some(({ code }) => code === reason),
  };
}
