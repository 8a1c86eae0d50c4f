/** What may be said of a failed request. */
export type ErrorKind = 'forbidden' | 'notFound' | 'conflict' | 'failed';

const KINDS: Record<string, ErrorKind> = {
  AuthenticationError: 'forbidden',
  NotAllowedError: 'forbidden',
  NotFoundError: 'notFound',
  ConflictError: 'conflict',
};

/** Tells errors apart by name, the backend's being the cause of a ResponseError. */
export function errorKind(error: Error): ErrorKind {
  return KINDS[origin(error).name] ?? 'failed';
}

/** What the backend said, without the wrapping of the client. */
export function errorMessage(error: Error): string {
  return origin(error).message;
}

function origin(error: Error): Error {
  return error.name === 'ResponseError' && error.cause instanceof Error
    ? error.cause
    : error;
}
