import { ApiServerError } from './ApiServerError';
import { connectionError } from './connectionError';

const withCode = (code: string, message = 'canary') =>
  Object.assign(new Error(message), { code });

describe('connectionError', () => {
  it.each([
    ['ECONNREFUSED', /refused/],
    ['ECONNRESET', /reset/],
    ['ENOTFOUND', /cannot be resolved/],
    ['UND_ERR_HEADERS_TIMEOUT', /no answer in time/],
    ['ERR_HTTP2_STREAM_ERROR', /broke off/],
    ['ERR_HTTP2_SESSION_ERROR', /closed/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate-authority-data/],
    ['CERT_HAS_EXPIRED', /expired/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /tls-server-name/],
  ])('says what %s means, wherever the code is', (code, wanted) => {
    const errors = [
      withCode(code),
      new Error('canary', { cause: withCode(code) }),
      new AggregateError([new Error('canary'), withCode(code)], 'canary'),
    ];
    for (const error of errors) {
      const { failure, message } = connectionError(error);
      expect(failure).toBe('unreachable');
      expect(message).toMatch(wanted);
      expect(message).toContain(code);
      expect(message).not.toContain('canary');
    }
  });

  it('passes on no text but codes', () => {
    expect(connectionError(withCode('HPE_INVALID_HEADER_TOKEN')).message).toBe(
      'HPE_INVALID_HEADER_TOKEN',
    );
    expect(connectionError(new TypeError('canary')).message).toBe('TypeError');
    expect(connectionError('canary').message).not.toContain('canary');
    expect(connectionError(undefined).message).toBe('unknown error');
  });

  it('says in words that time was up', () => {
    const error = new DOMException('The operation timed out', 'TimeoutError');
    expect(connectionError(error).message).toBe('no answer in time');
  });

  it('leaves alone what is one already', () => {
    const error = new ApiServerError('forbidden', 'why');
    expect(connectionError(error)).toBe(error);
  });
});
