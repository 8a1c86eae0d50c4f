import { AuthenticationError } from '@backstage/errors';
import { CANARY } from '../../testing/canaries';
import { issueSafely } from './issueSafely';

describe('issueSafely', () => {
  const failing = (error: unknown) =>
    issueSafely('nothing came', async () => {
      throw error;
    });
  const withFields = (fields: object) =>
    Object.assign(new Error(CANARY), fields);

  it.each<[string, object]>([
    ['ENOENT', { code: 'ENOENT' }],
    ['ECONNREFUSED', { cause: { code: 'ECONNREFUSED' } }],
    ['invalid_grant', { response: { data: { error: 'invalid_grant' } } }],
    ['invalid_client', { errorResponse: { error: 'invalid_client' } }],
    ['AADSTS7000215', { message: `AADSTS7000215: not ${CANARY}` }],
    ['403', { response: { status: 403, data: { error: CANARY } } }],
    ['CredentialsProviderError', { name: 'CredentialsProviderError' }],
    ['Error', { code: CANARY }],
    ['unknown error', { name: `${CANARY} says no` }],
  ])('says %s, and none of the words', async (code, fields) => {
    const error = await failing(withFields(fields)).catch(e => e);
    expect(error.name).toBe('AuthenticationError');
    expect(error.message).toBe(`nothing came (${code})`);
    expect(
      JSON.stringify(error, Object.getOwnPropertyNames(error)),
    ).not.toMatch(CANARY);
    expect(error.cause).toBeUndefined();
  });

  it.each([undefined, 'text', null])(
    'is not thrown off by %p',
    async thrown => {
      await expect(failing(thrown)).rejects.toThrow(
        'nothing came (unknown error)',
      );
    },
  );

  it('passes on what was made for people', async () => {
    const error = new AuthenticationError('the file is empty');
    await expect(failing(error)).rejects.toBe(error);
  });
});
