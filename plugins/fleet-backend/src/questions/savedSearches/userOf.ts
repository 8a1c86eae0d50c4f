import { NotAllowedError } from '@backstage/errors';
import type { Asker } from '../asker';

/**
 * The entity reference of the user who asks.
 *
 * @throws NotAllowedError for services: what they saved would be nobody's
 */
export function userOf({ credentials }: Pick<Asker, 'credentials'>): string {
  const principal = credentials.principal as {
    type?: string;
    userEntityRef?: string;
  };
  if (principal.type !== 'user' || !principal.userEntityRef) {
    throw new NotAllowedError('Only people who are signed in save searches');
  }
  return principal.userEntityRef;
}
