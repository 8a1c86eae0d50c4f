import { isError, ServiceUnavailableError } from '@backstage/errors';
import { failureOf } from './HubServer';

/** What to do about each kind of failure. */
const ADVICE = new Map([
  ['unreachable', 'check its address, and that the backend may reach it'],
  ['unauthorized', "renew the hub's credential in fleet.clusters"],
  ['forbidden', "let the hub's account do that there"],
  ['notFound', 'install it there, or name the right hub in fleet.clusters'],
]);
const PATIENCE = 'it is tried again every half minute';

/**
 * A hub's failure as a sentence that says what to do.
 *
 * @param act - For example `list clusters.cluster.x-k8s.io`
 */
export function hubError(act: string, error: unknown): Error {
  const reason = isError(error) ? error.message : 'unknown error';
  const advice = ADVICE.get(failureOf(error) ?? '') ?? PATIENCE;
  return new ServiceUnavailableError(
    `The fleet cannot ${act} on the hub: ${reason}; ${advice}`,
  );
}
