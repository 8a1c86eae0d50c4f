import type { Expiring } from '../types';

/** For tokens that do not say when they expire. */
const LIFE_S = 5 * 60;

/**
 * The token in a provider's answer: the ID token where there is one, since
 * that is what an API server checks; else the access token.
 *
 * @throws Error where there is neither
 */
export function readAnswer(body: unknown, now: number): Expiring<string> {
  const answer = (body ?? {}) as Record<string, unknown>;
  const { id_token: idToken, access_token: accessToken } = answer;
  if (typeof idToken === 'string') {
    return { value: idToken, expiresAt: expiryOf(idToken) ?? inLife(now) };
  }
  if (typeof accessToken !== 'string') {
    throw new Error('no token');
  }
  const life = Number(answer.expires_in);
  return {
    value: accessToken,
    expiresAt:
      life > 0 ? now + life * 1000 : expiryOf(accessToken) ?? inLife(now),
  };
}

function inLife(now: number): number {
  return now + LIFE_S * 1000;
}

/** When a JSON Web Token says that it expires; undefined for other tokens. */
function expiryOf(token: string): number | undefined {
  const [, payload] = token.split('.');
  if (!payload) {
    return undefined;
  }
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof claims.exp === 'number' ? claims.exp * 1000 : undefined;
  } catch {
    // An opaque token may have dots too.
    return undefined;
  }
}
