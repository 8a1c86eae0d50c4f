import { AuthenticationError } from '@backstage/errors';
import { urlProblem } from '../../locators/checkConnection';
import type { OidcAuth } from './types';

/**
 * Where tokens are asked for, from the provider's discovery document unless it
 * is written.
 *
 * @throws AuthenticationError where it is no place to send a secret to
 */
export async function findTokenUrl(
  auth: OidcAuth,
  options: { fetch: typeof fetch; signal: AbortSignal },
): Promise<string> {
  const url = 'tokenUrl' in auth ? auth.tokenUrl : await discover(auth.issuer);
  if (urlProblem(url)) {
    throw new AuthenticationError(
      'the token endpoint of the OpenID provider is not an https URL',
    );
  }
  return url;

  async function discover(issuer: string): Promise<string> {
    const base = issuer.replace(/\/$/, '');
    const response = await options.fetch(
      `${base}/.well-known/openid-configuration`,
      { redirect: 'error', signal: options.signal },
    );
    const document: unknown = await response.json().catch(() => undefined);
    return readDocument(document, base);
  }
}

/** As OpenID Connect Discovery has it: the document must be the issuer's own. */
function readDocument(document: unknown, issuer: string): string {
  const { issuer: named, token_endpoint: endpoint } = (document ?? {}) as {
    issuer?: unknown;
    token_endpoint?: unknown;
  };
  if (String(named).replace(/\/$/, '') !== issuer) {
    throw new AuthenticationError(
      'the discovery document of the OpenID provider is not of its issuer',
    );
  }
  return String(endpoint);
}
