import { errorKind, errorMessage } from './errorKind';

function responseError(name: string) {
  const cause = Object.assign(new Error('said the backend'), { name });
  return Object.assign(new Error('Request failed with 4xx', { cause }), {
    name: 'ResponseError',
  });
}

describe('errorKind', () => {
  it.each([
    ['NotAllowedError', 'forbidden'],
    ['AuthenticationError', 'forbidden'],
    ['NotFoundError', 'notFound'],
    ['ConflictError', 'conflict'],
    ['TypeError', 'failed'],
  ])('knows the backend’s %s', (name, kind) => {
    expect(errorKind(responseError(name))).toBe(kind);
    expect(errorMessage(responseError(name))).toBe('said the backend');
  });

  it('takes an error of the network as it is', () => {
    const error = new TypeError('Failed to fetch');
    expect(errorKind(error)).toBe('failed');
    expect(errorMessage(error)).toBe('Failed to fetch');
  });
});
