import type { HttpClient } from '@azure/core-rest-pipeline';
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import {
  startTokenServer,
  TokenRequest,
  TokenAnswer,
  TokenServer,
} from './startTokenServer';

export const LOGIN = 'https://login.microsoftonline.com';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface EntraServer extends TokenServer {
  /** Sends to it what is meant for Entra: Azure's SDK takes https only. */
  transport: { httpClient: HttpClient };
}

/** Entra's token endpoint for one tenant, with what it needs around it. */
export async function startEntraServer(options: {
  tenant: string;
  clientId: string;
  /** What the client proves itself with. */
  expected: () => { secret: string } | { assertion: string };
  /** The token to issue; in seconds, how long it lives. */
  issue(): { token: string; life: number };
}): Promise<EntraServer> {
  const server = await startTokenServer(request => answer(request, options));
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const response = await fetch(request.url.replace(LOGIN, server.url), {
        method: request.method,
        headers: request.headers.toJSON(),
        body: request.body as string | undefined,
      });
      return {
        request,
        status: response.status,
        headers: createHttpHeaders(Object.fromEntries(response.headers)),
        bodyAsText: await response.text(),
      };
    },
  };
  return { ...server, transport: { httpClient } };
}

function answer(
  request: TokenRequest,
  options: Parameters<typeof startEntraServer>[0],
): TokenAnswer {
  const base = `${LOGIN}/${options.tenant}`;
  switch (request.url.pathname) {
    case '/common/discovery/instance':
      return {
        body: {
          tenant_discovery_endpoint: `${base}/v2.0/.well-known/openid-configuration`,
          metadata: [],
        },
      };
    case `/${options.tenant}/v2.0/.well-known/openid-configuration`:
      return {
        body: {
          issuer: `${base}/v2.0`,
          token_endpoint: `${base}/oauth2/v2.0/token`,
          authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
          jwks_uri: `${base}/discovery/v2.0/keys`,
        },
      };
    case `/${options.tenant}/oauth2/v2.0/token`:
      return issue(request.form, options);
    default:
      return { status: 404, body: {} };
  }
}

function issue(
  form: URLSearchParams,
  options: Parameters<typeof startEntraServer>[0],
): TokenAnswer {
  const expected = options.expected();
  const isProven =
    'secret' in expected
      ? form.get('client_secret') === expected.secret
      : form.get('client_assertion') === expected.assertion &&
        form.get('client_assertion_type') === ASSERTION;
  if (!isProven || form.get('client_id') !== options.clientId) {
    return {
      status: 401,
      body: {
        error: 'invalid_client',
        error_description: `AADSTS7000215: Invalid client secret ${form.get(
          'client_secret',
        )}`,
      },
    };
  }
  if (form.get('grant_type') !== 'client_credentials') {
    return { status: 400, body: { error: 'unsupported_grant_type' } };
  }
  const { token, life } = options.issue();
  return {
    body: { token_type: 'Bearer', access_token: token, expires_in: life },
  };
}
