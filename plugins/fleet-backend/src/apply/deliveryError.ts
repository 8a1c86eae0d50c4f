import {
  ConflictError,
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { TargetError } from './cluster/TargetError';

/**
 * A failure as engines tell it.
 *
 * @param what - Which object it was about, for people
 */
export function deliveryError(error: unknown, what: string): unknown {
  if (!(error instanceof TargetError)) {
    return error;
  }
  const message = `${what}: ${error.message}`;
  switch (error.failure) {
    case 'conflict':
      return new ConflictError(`${what}: ${owners(error)}`);
    case 'forbidden':
    case 'unauthorized':
      return new NotAllowedError(
        `${message}; deploy/rbac/deliverer.yaml has what it takes`,
      );
    case 'unreachable':
    case 'stale':
    case 'exists':
      return new ServiceUnavailableError(message);
    default:
      return new InputError(message);
  }
}

function owners({ conflicts }: TargetError): string {
  return conflicts
    .map(({ field, manager }) => `${field} is owned by ${manager}`)
    .join(', ');
}
