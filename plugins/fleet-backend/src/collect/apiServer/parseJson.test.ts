import { parseJson } from './parseJson';

describe('parseJson', () => {
  it('reads a document', () => {
    expect(parseJson(Buffer.from('{"a":"é☸️"}'))).toEqual({ a: 'é☸️' });
  });

  it('does not quote what is not JSON', () => {
    expect(() => parseJson(Buffer.from('canary'))).toThrow(
      expect.objectContaining({
        name: 'ApiServerError',
        failure: 'invalid',
        message: 'the answer is not JSON',
      }),
    );
  });
});
