import { isError } from '@backstage/errors';
import { ApiServerError } from './ApiServerError';

const HINTS: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'the host name cannot be resolved',
  EAI_AGAIN: 'the host name cannot be resolved now',
  ETIMEDOUT: 'the connection timed out',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to the network',
  UND_ERR_CONNECT_TIMEOUT: 'the connection timed out',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_SOCKET: 'the connection was closed',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection was closed',
  ERR_HTTP2_GOAWAY_SESSION: 'the server is going away',
  ERR_HTTP2_INVALID_SESSION: 'the connection was closed',
  ERR_HTTP2_PING_CANCEL: 'the connection was closed',
  ERR_HTTP2_SESSION_ERROR: 'the server closed the connection',
  ERR_HTTP2_STREAM_CANCEL: 'the connection was closed',
  ERR_HTTP2_STREAM_ERROR: 'the server broke off its answer',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'the server certificate is self-signed; check certificate-authority-data',
  SELF_SIGNED_CERT_IN_CHAIN:
    'the server certificate is not signed by the given authority; check certificate-authority-data',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'the server certificate is not signed by the given authority; check certificate-authority-data',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'the server certificate is not signed by a known authority; check certificate-authority-data',
  CERT_HAS_EXPIRED: 'the server certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'the server certificate is for another name; check tls-server-name',
};

/**
 * Turns what the network stack throws into an error that says what to do. The
 * stack's own text is not passed on unless it is a code: it may quote what a
 * server sent.
 */
export function connectionError(error: unknown): ApiServerError {
  if (error instanceof ApiServerError) {
    return error;
  }
  const { name, code } = describe(error);
  if (name === 'TimeoutError') {
    return new ApiServerError('unreachable', 'no answer in time');
  }
  const hint = code && HINTS[code];
  const text = hint ? `${hint} (${code})` : code ?? name;
  return new ApiServerError('unreachable', text);
}

function describe(error: unknown): { name: string; code?: string } {
  const candidates = [error, (error as { cause?: unknown })?.cause];
  const aggregate = (error as { errors?: unknown[] })?.errors;
  for (const candidate of [...candidates, ...(aggregate ?? [])]) {
    const code = (candidate as { code?: unknown })?.code;
    if (typeof code === 'string') {
      return { name: (error as Error).name, code };
    }
  }
  return { name: isError(error) ? error.name : 'unknown error' };
}
