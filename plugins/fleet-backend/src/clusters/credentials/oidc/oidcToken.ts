import { AuthenticationError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import { issueSafely } from '../issueSafely';
import type { Issue } from '../types';
import { findTokenUrl } from './findTokenUrl';
import { readAnswer } from './readAnswer';
import type { OidcAuth } from './types';

export interface OidcOptions {
  now: () => number;
  fetch: typeof fetch;
}

/** A token of an OpenID provider, by its client credentials grant. */
export function oidcToken(auth: OidcAuth, options: OidcOptions): Issue<string> {
  return ({ signal }) =>
    issueSafely('the OpenID provider gave no token', async () => {
      const url = await findTokenUrl(auth, { ...options, signal });
      const response = await options.fetch(url, {
        method: 'POST',
        headers: {
          authorization: basic(auth.clientId, await secretOf(auth)),
          accept: 'application/json',
        },
        body: grant(auth),
        // Who it is redirected to would be sent the secret.
        redirect: 'error',
        signal,
      });
      const body: unknown = await response.json().catch(() => undefined);
      if (!response.ok) {
        throw Object.assign(new Error('refused'), {
          response: { data: body, status: response.status },
        });
      }
      return readAnswer(body, options.now());
    });
}

function grant({ scope, audience }: OidcAuth): URLSearchParams {
  const parameters = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope) {
    parameters.set('scope', scope);
  }
  if (audience) {
    parameters.set('audience', audience);
  }
  return parameters;
}

/** As RFC 6749 has it, 2.3.1: both are encoded before they are joined. */
function basic(clientId: string, secret: string): string {
  const text = [clientId, secret].map(encodeForm).join(':');
  return `Basic ${Buffer.from(text).toString('base64')}`;
}

function encodeForm(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

async function secretOf(auth: OidcAuth): Promise<string> {
  if ('clientSecret' in auth) {
    return auth.clientSecret;
  }
  const secret = (await readFile(auth.clientSecretFile, 'utf8')).trim();
  if (!secret) {
    throw new AuthenticationError('the clientSecretFile is empty');
  }
  return secret;
}
