import { ApiServerError } from '../apiServer/ApiServerError';

/**
 * What an API server answered cannot be understood.
 *
 * @param what - Never a part of the answer, which may hold anything
 */
export function malformed(what: string): ApiServerError {
  return new ApiServerError('invalid', what);
}
