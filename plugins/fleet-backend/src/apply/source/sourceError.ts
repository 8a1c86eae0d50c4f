import {
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';

/**
 * Why a source cannot be read, for people. Readers' own texts may hold what a
 * host answered, so they are not repeated.
 *
 * @param place - Which source, without credentials
 */
export function sourceError(error: unknown, place: string): Error {
  if (error instanceof InputError) {
    return error;
  }
  const { name, message } = isError(error) ? error : new Error();
  if (name === 'NotFoundError') {
    return new NotFoundError(`There is no ${place}, or it may not be read`);
  }
  if (name === 'NotAllowedError' || /backend\.reading\.allow/.test(message)) {
    return new NotAllowedError(
      `This backend may not read ${place}: add its host to integrations or backend.reading.allow`,
    );
  }
  if (/does not implement readTree/.test(message)) {
    return new InputError(`${place} is in no repository or bucket`);
  }
  return new ServiceUnavailableError(`${place} cannot be read now (${name})`);
}
