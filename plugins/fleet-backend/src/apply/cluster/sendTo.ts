import type {
  ActingAnswer,
  ActingRequest,
  ActingServer,
} from '../../collect/acting';
import { ApiServerError } from '../../collect';
import { TargetError } from './TargetError';

/**
 * Sends a request to a cluster.
 *
 * @throws TargetError where no answer came; or the signal's reason once that
 *   has aborted
 */
export async function sendTo(
  server: ActingServer,
  request: ActingRequest,
  signal: AbortSignal,
): Promise<ActingAnswer> {
  try {
    return await server.send(request, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ApiServerError ? toTargetError(error) : error;
  }
}

function toTargetError({ failure, message }: ApiServerError): TargetError {
  return failure === 'unauthorized' || failure === 'invalid'
    ? new TargetError(failure, message)
    : new TargetError('unreachable', message);
}
