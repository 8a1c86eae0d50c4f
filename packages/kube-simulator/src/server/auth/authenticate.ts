import { StatusError } from '../../errors';
import type { ApiUser } from './ApiUser';

const ANONYMOUS: ApiUser = {
  name: 'system:anonymous',
  token: '',
  rules: [],
};

/**
 * Who sends this Authorization header; without one they are anonymous, and
 * may read next to nothing.
 *
 * @throws AuthenticationError for a token that nobody has
 */
export function authenticate(
  users: readonly ApiUser[],
  header: string | undefined,
): ApiUser {
  if (!header) {
    return ANONYMOUS;
  }
  const token = /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1];
  const user = users.find(one => one.token === token);
  if (!user) {
    throw unauthorized();
  }
  return user;
}

/** The server does not know who is asking. */
export function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}

/** Whether nobody said who they are. */
export function isAnonymous(user: ApiUser): boolean {
  return user === ANONYMOUS;
}
