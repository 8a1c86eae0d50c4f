import { CustomErrorBase } from '@backstage/errors';
import type { Status, StatusDetails } from '../types';

/** Error names of @backstage/errors, by the HTTP code they stand for. */
const NAMES: Record<number, string> = {
  400: 'InputError',
  401: 'AuthenticationError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'InputError',
  503: 'ServiceUnavailableError',
};

/** A failure as an API server words it: it carries the Status to answer with. */
export class StatusError extends CustomErrorBase {
  readonly status: Status;

  constructor(
    code: number,
    reason: string | undefined,
    message: string,
    options: { details?: StatusDetails; continueToken?: string } = {},
  ) {
    super(message);
    this.name = NAMES[code] ?? 'ResponseError';
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: options.continueToken
        ? { continue: options.continueToken }
        : {},
      status: 'Failure',
      message,
      ...(reason ? { reason } : {}),
      ...(options.details ? { details: options.details } : {}),
      code,
    };
  }
}
