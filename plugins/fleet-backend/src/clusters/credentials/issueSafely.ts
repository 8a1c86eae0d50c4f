import { AuthenticationError } from '@backstage/errors';

/**
 * Runs what asks for a credential. The words of SDKs and servers may quote
 * what was sent or answered, so that of an error only codes are passed on.
 *
 * @param failure - What people read, for example `Google gave no token`
 * @throws AuthenticationError with the failure and, in brackets, the code
 */
export async function issueSafely<T>(
  failure: string,
  issue: () => Promise<T>,
): Promise<T> {
  try {
    return await issue();
  } catch (error) {
    throw error instanceof AuthenticationError
      ? error
      : new AuthenticationError(`${failure} (${codeOf(error)})`);
  }
}

/** What servers answer, as OAuth 2.0 has it; anything else is not repeated. */
const OAUTH_ERRORS = new Set([
  'access_denied',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_resource',
  'invalid_scope',
  'invalid_target',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
]);
const ANSWERS = [
  ['errorResponse', 'error'],
  ['response', 'data', 'error'],
];

/** What SDKs and the system say, the most telling first. */
const CODES = [
  ['cause', 'code'],
  ['code'],
  ['response', 'status'],
  ['status'],
  ['statusCode'],
  ['name'],
];

/** For example invalid_grant, AADSTS7000215, ENOENT or 403. */
function codeOf(error: unknown): string {
  const answer = ANSWERS.map(path => at(error, path)).find(
    value => typeof value === 'string' && OAUTH_ERRORS.has(value),
  );
  const code =
    entraCode(error) ??
    answer ??
    CODES.map(path => at(error, path)).find(isCode);
  return code === undefined ? 'unknown error' : String(code);
}

/** Entra's numbers tell more than OAuth's words, but stand in its message only. */
function entraCode(error: unknown): string | undefined {
  return String(at(error, ['message'])).match(/\bAADSTS\d{3,8}\b/)?.[0];
}

function at(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null
        ? Reflect.get(current, key)
        : undefined,
    value,
  );
}

function isCode(value: unknown): boolean {
  return (
    Number.isInteger(value) ||
    (typeof value === 'string' && /^[A-Za-z_]{1,60}$/.test(value))
  );
}
