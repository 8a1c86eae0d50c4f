import { ApiServerError, ApiServerFailure } from './ApiServerError';

const FAILURES: Record<number, ApiServerFailure> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  410: 'expired',
  429: 'tooManyRequests',
};

const MAX_MESSAGE = 300;

interface Status {
  code?: unknown;
  message?: unknown;
  reason?: unknown;
  details?: { causes?: Array<{ reason?: unknown }> };
}

/**
 * Turns a Kubernetes Status, or whatever else came with a code, into an error.
 * Of the body only the message is kept, cut short: it is shown to people.
 */
export function statusError(
  code: number,
  body: unknown,
  options: { retryAfterMs?: number } = {},
): ApiServerError {
  const status = (body && typeof body === 'object' ? body : {}) as Status;
  const message =
    typeof status.message === 'string' && status.message
      ? status.message.slice(0, MAX_MESSAGE)
      : 'no message';
  return new ApiServerError(
    failureOf(code, status),
    `HTTP ${code}: ${message}`,
    { ...options, statusCode: code },
  );
}

function failureOf(code: number, status: Status): ApiServerFailure {
  const tooLarge =
    status.details?.causes?.some?.(
      cause => cause?.reason === 'ResourceVersionTooLarge',
    ) ||
    (typeof status.message === 'string' &&
      status.message.startsWith('Too large resource version'));
  if (tooLarge) {
    return 'futureVersion';
  }
  return FAILURES[code] ?? (code >= 500 ? 'unreachable' : 'invalid');
}
