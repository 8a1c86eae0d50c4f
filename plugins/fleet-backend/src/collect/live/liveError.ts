import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { connectionError } from '../apiServer/connectionError';

/** What whoever asks is told of a failure, and what can be done about it. */
export function liveError(error: unknown): Error {
  const { failure, message, options } = connectionError(error);
  if (failure === 'notFound' || options.statusCode === 400) {
    return new NotFoundError(`The cluster does not have it: ${message}`);
  }
  switch (failure) {
    case 'unauthorized':
    case 'forbidden':
      return new ServiceUnavailableError(
        `The cluster does not let Flotilla read this (${message}); deploy/rbac/live.yaml grants it`,
      );
    case 'tooManyRequests':
      return new ServiceUnavailableError(
        `The cluster has too much to do; try again later (${message})`,
      );
    default:
      return new ServiceUnavailableError(
        `The cluster does not answer now; try again, or see GET /clusters/{id} (${message})`,
      );
  }
}
