import { ConflictError } from '@backstage/errors';
import { ApiServerError, type ApiServerFailure } from '../collect';

/** What of an error crosses between threads; cloning keeps no class. */
export interface WireError {
  name: string;
  message: string;
  /** Of an ApiServerError. */
  failure?: ApiServerFailure;
  retryAfterMs?: number;
  statusCode?: number;
  /** Of a database's error: what is logged in place of its message. */
  code?: string;
}

export function toWire(error: unknown): WireError {
  if (error instanceof ApiServerError) {
    const { name, message, failure, options } = error;
    const { retryAfterMs, statusCode } = options;
    return { name, message, failure, retryAfterMs, statusCode };
  }
  if (!(error instanceof Error)) {
    return { name: 'Error', message: 'unknown error' };
  }
  const { name, message } = error;
  const { code } = error as { code?: unknown };
  return { name, message, code: typeof code === 'string' ? code : undefined };
}

export function fromWire(wire: WireError): Error {
  const { name, message, failure, code } = wire;
  if (failure) {
    const { retryAfterMs, statusCode } = wire;
    return new ApiServerError(failure, message, { retryAfterMs, statusCode });
  }
  if (name === 'ConflictError') {
    return new ConflictError(message);
  }
  return Object.assign(new Error(message), { name, code });
}
