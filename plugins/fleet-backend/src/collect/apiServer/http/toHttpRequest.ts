import { ApiServerError } from '../ApiServerError';
import type { ActingRequest } from '../ActingServer';
import type { HttpRequest } from './HttpConnection';

const JSON_TYPE = 'application/json';
/** What an API server takes by default, with room to spare. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;

/**
 * A request with its body as JSON, and the answer wanted as JSON.
 *
 * @throws ApiServerError for a body that no API server takes
 */
export function toHttpRequest(request: ActingRequest): HttpRequest {
  const { method, path, accept = JSON_TYPE } = request;
  if (request.body === undefined) {
    return { method, path, headers: { accept } };
  }
  const body = Buffer.from(JSON.stringify(request.body));
  if (body.length > MAX_BODY_BYTES) {
    throw new ApiServerError('invalid', 'the request is larger than 3 MiB');
  }
  const { contentType = JSON_TYPE } = request;
  return {
    method,
    path,
    headers: {
      accept,
      'content-type': contentType,
      'content-length': String(body.length),
    },
    body,
  };
}
