import type { ClusterWatchError } from '@flotilla/backstage-plugin-fleet-node';
import { ApiServerError, ApiServerFailure } from '../apiServer/ApiServerError';

/** A credential that was refused once may have expired: it is read again. */
const REFUSALS_UNTIL_BELIEVED = 2;
/** One broken stream is no news: only what fails again is told. */
const FAILURES_UNTIL_TOLD = 2;

const STATUS_CODES: Partial<Record<ApiServerFailure, number>> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  expired: 410,
};

/** What becomes of a watch after a failure. */
export interface Judgement {
  /** What whoever watches is told, if anything. */
  told?: ClusterWatchError;
  isOver: boolean;
}

/**
 * Tells a failure that ends a watch from one to wait out.
 *
 * @param failures - How many there were in a row, with this one
 */
export function judgeFailure(
  { failure, message }: ApiServerError,
  failures: number,
): Judgement {
  const statusCode = STATUS_CODES[failure];
  const isPatient =
    failure === 'unauthorized' && failures < REFUSALS_UNTIL_BELIEVED;
  if (statusCode !== undefined && !isPatient) {
    return { told: { message, statusCode }, isOver: true };
  }
  return failures === FAILURES_UNTIL_TOLD
    ? { told: { message }, isOver: false }
    : { isOver: false };
}
