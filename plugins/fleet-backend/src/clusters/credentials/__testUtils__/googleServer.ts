import { createVerify, generateKeyPairSync } from 'node:crypto';
import type { GoogleTransport } from '../google/googleToken';
import {
  startTokenServer,
  TokenAnswer,
  TokenRequest,
  TokenServer,
} from './startTokenServer';
import { DefaultTransporter } from 'google-auth-library';

const AUDIENCE = 'https://www.googleapis.com/oauth2/v4/token';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const EMAIL = 'fleet@project.iam.gserviceaccount.com';

export interface GoogleServer extends TokenServer {
  /** Sends to it what is meant for Google. */
  transport: GoogleTransport;
  /** What the service account's file holds; another makes it refuse. */
  credentials: string;
  /** The scopes that were asked for, a text for each token. */
  scopes: unknown[];
}

/** Google's token endpoint, which knows one service account by its key. */
export async function startGoogleServer(
  issue: () => { token: string; life: number },
): Promise<GoogleServer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const scopes: unknown[] = [];
  const server = await startTokenServer(request => {
    const claims = verify(request, publicKey);
    if (!claims) {
      return refusal(request);
    }
    scopes.push(claims.scope);
    const { token, life } = issue();
    return {
      body: { access_token: token, expires_in: life, token_type: 'Bearer' },
    };
  });
  const credentials = JSON.stringify({
    type: 'service_account',
    client_email: EMAIL,
    private_key: privateKey,
    private_key_id: 'key-1',
    project_id: 'project',
  });
  return { ...server, credentials, scopes, transport: divert(server.url) };
}

/** What the assertion says, where it is Google's to take. */
function verify({ url, form }: TokenRequest, publicKey: string) {
  const [header, payload, signature] = (form.get('assertion') ?? '').split('.');
  const isSigned = createVerify('RSA-SHA256')
    .update(`${header}.${payload}`)
    .verify(publicKey, signature, 'base64url');
  const { alg } = decode(header);
  const claims = decode(payload);
  const now = Date.now() / 1000;
  const holds =
    url.pathname === '/oauth2/v4/token' &&
    form.get('grant_type') === GRANT &&
    alg === 'RS256' &&
    claims.iss === EMAIL &&
    claims.aud === AUDIENCE &&
    Number(claims.iat) <= now &&
    Number(claims.exp) > now &&
    Number(claims.exp) - Number(claims.iat) <= 3600;
  return isSigned && holds ? claims : undefined;
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

function refusal({ body }: TokenRequest): TokenAnswer {
  return {
    status: 400,
    body: { error: 'invalid_grant', error_description: `bad ${body}` },
  };
}

type Options = Parameters<DefaultTransporter['request']>[0];

function divert(base: string): GoogleTransport {
  const transport = new DefaultTransporter();
  return {
    request: <T>(options: Options) =>
      transport.request<T>({
        ...options,
        url: String(options.url).replace('https://www.googleapis.com', base),
      }),
  };
}
