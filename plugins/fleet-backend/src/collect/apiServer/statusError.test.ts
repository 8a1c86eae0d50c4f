import { statusError } from './statusError';

describe('statusError', () => {
  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [410, 'expired'],
    [429, 'tooManyRequests'],
    [500, 'unreachable'],
    [502, 'unreachable'],
    [503, 'unreachable'],
    [504, 'unreachable'],
    [400, 'invalid'],
    [302, 'invalid'],
    [201, 'invalid'],
  ])('tells from HTTP %i that it is %s', (code, failure) => {
    const error = statusError(code, { kind: 'Status', message: 'why' });
    expect(error).toMatchObject({
      failure,
      message: `HTTP ${code}: why`,
      options: { statusCode: code },
    });
  });

  it.each([
    [
      'the cause',
      { details: { causes: [{ reason: 'ResourceVersionTooLarge' }] } },
    ],
    ['the message', { message: 'Too large resource version: 9, current: 5' }],
  ])('tells a version of the future by %s', (_, body) => {
    expect(statusError(504, body)).toMatchObject({ failure: 'futureVersion' });
  });

  it.each([
    [undefined],
    [null],
    [7],
    ['canary'],
    [['canary']],
    [{ message: { canary: 1 } }],
    [{ message: '', details: null }],
    [{ details: { causes: 'canary' } }],
    [{ details: { causes: [null, 7] } }],
  ])('does not trust a body like %j', body => {
    const error = statusError(403, body);
    expect(error.failure).toBe('forbidden');
    expect(error.message).toBe('HTTP 403: no message');
  });

  it('keeps of a long message only its beginning', () => {
    const { message } = statusError(403, { message: 'x'.repeat(100_000) });
    expect(message.length).toBeLessThan(400);
  });

  it('keeps when to come again', () => {
    const error = statusError(429, {}, { retryAfterMs: 3_000 });
    expect(error.options.retryAfterMs).toBe(3_000);
  });
});
