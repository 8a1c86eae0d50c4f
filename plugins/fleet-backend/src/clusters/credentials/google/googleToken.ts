import type { GoogleAuthOptions } from 'google-auth-library';
import { issueSafely } from '../issueSafely';
import type { Sdks } from '../sdks';
import type { Issue } from '../types';
import type { GoogleAuth } from './types';

/** As Google's own kubectl plugin asks: roles of Kubernetes go by the email. */
const SCOPES = [
  'https://www.googleapis.com/auth/cloud-platform',
  'https://www.googleapis.com/auth/userinfo.email',
];
/** For tokens that do not say when they expire. */
const LIFE_MS = 5 * 60_000;

export type GoogleTransport = NonNullable<
  GoogleAuthOptions['clientOptions']
>['transporter'];

/**
 * An access token for GKE. Asked from scratch each time: a client of the SDK
 * keeps its token and the file that it once read.
 */
export function googleToken(
  { credentialsFile }: GoogleAuth,
  options: { now: () => number; sdks: Sdks; transport?: GoogleTransport },
): Issue<string> {
  const { now, sdks, transport } = options;
  return () =>
    issueSafely('Google gave no token', async () => {
      const sdk = await sdks.google();
      const auth = new sdk.GoogleAuth({
        keyFilename: credentialsFile,
        scopes: SCOPES,
        clientOptions: transport && { transporter: transport },
      });
      const client = await auth.getClient();
      const { token } = await client.getAccessToken();
      const expiresAt = client.credentials.expiry_date ?? now() + LIFE_MS;
      return { value: present(token), expiresAt };
    });
}

function present(token: string | null | undefined): string {
  if (!token) {
    throw new Error('no token');
  }
  return token;
}
