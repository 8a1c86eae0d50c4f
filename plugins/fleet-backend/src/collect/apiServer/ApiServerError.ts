import { CustomErrorBase } from '@backstage/errors';

/**
 * Why an API server did not give what was asked of it.
 *
 * - unreachable: no answer (refused, timed out, TLS, 5xx)
 * - unauthorized: it does not know the credential (401)
 * - forbidden: it knows it, and refuses (403)
 * - notFound: the path does not exist (404)
 * - expired: the resourceVersion or continue token is too old (410)
 * - tooManyRequests: it asks to come later (429)
 * - futureVersion: the resourceVersion is newer than what this server has seen
 * - invalid: it answered what cannot be understood
 */
export type ApiServerFailure =
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'expired'
  | 'tooManyRequests'
  | 'futureVersion'
  | 'invalid';

export interface ApiServerErrorOptions {
  /** When the server wants to be asked again. */
  retryAfterMs?: number;
  /** Of its answer, or of the Status that ended a watch; absent without one. */
  statusCode?: number;
}

/** A failure of one request to one API server; its message is fit for people. */
export class ApiServerError extends CustomErrorBase {
  name = 'ApiServerError' as const;

  constructor(
    readonly failure: ApiServerFailure,
    message: string,
    readonly options: ApiServerErrorOptions = {},
  ) {
    super(message);
  }
}
