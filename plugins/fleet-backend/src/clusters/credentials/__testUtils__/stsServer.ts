import { ForwardedError, NotAllowedError } from '@backstage/errors';
import { request as send } from 'node:http';
import { sigV4, SignedRequest } from './sigV4';
import {
  startTokenServer,
  TokenAnswer,
  TokenRequest,
  TokenServer,
} from './startTokenServer';

export interface StsKey {
  secret: string;
  /** The session token that must come with it. */
  sessionToken?: string;
}

export interface StsServer extends TokenServer {
  /** The keys that it knows, by access key id. */
  keys: Map<string, StsKey>;
}

/** What EKS' authenticator lets through to STS; names in lower case. */
const PARAMETERS = [
  'action',
  'version',
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-security-token',
  'x-amz-signature',
  'x-amz-signedheaders',
  'x-amz-user-agent',
];

/** AWS STS, as far as it is asked: every signature is computed again. */
export async function startStsServer(options: {
  /** What AssumeRole gives. */
  role?: { id: string; key: StsKey; expiration: () => Date };
}): Promise<StsServer> {
  const keys = new Map<string, StsKey>();
  const server = await startTokenServer(request =>
    request.method === 'GET'
      ? identify(request, keys)
      : assumeRole(request, keys, options.role),
  );
  return { ...server, keys };
}

function identify(
  { url, headers, method }: TokenRequest,
  keys: Map<string, StsKey>,
): TokenAnswer {
  const query = new URLSearchParams(url.searchParams);
  const signature = query.get('X-Amz-Signature');
  query.delete('X-Amz-Signature');
  const [id, ...scope] = query.get('X-Amz-Credential')!.split('/');
  const key = keys.get(id);
  check(key, 'the key is not known');
  check(query.get('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256', 'algorithm');
  const token = query.get('X-Amz-Security-Token') ?? undefined;
  check(token === key.sessionToken, 'session token');
  const signed: SignedRequest = {
    method,
    path: url.pathname,
    query,
    headers: headers as Record<string, string>,
    signedHeaders: query.get('X-Amz-SignedHeaders')!,
    body: '',
    date: query.get('X-Amz-Date')!,
    scope: scope.join('/'),
  };
  check(sigV4(signed, key.secret) === signature, 'signature');
  return { body: { account: id } };
}

function assumeRole(
  { url, headers, method, body, form }: TokenRequest,
  keys: Map<string, StsKey>,
  role: { id: string; key: StsKey; expiration: () => Date } | undefined,
): TokenAnswer {
  const [, id, scope, signedHeaders, signature] = headers.authorization!.match(
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=(.+)$/,
  )!;
  const key = keys.get(id);
  check(key && role, 'the key is not known');
  check(form.get('Action') === 'AssumeRole', 'action');
  const signed: SignedRequest = {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: headers as Record<string, string>,
    signedHeaders,
    body,
    date: headers['x-amz-date'] as string,
    scope,
  };
  check(sigV4(signed, key.secret) === signature, 'signature');
  return {
    body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
      <Credentials>
        <AccessKeyId>${role.id}</AccessKeyId>
        <SecretAccessKey>${role.key.secret}</SecretAccessKey>
        <SessionToken>${role.key.sessionToken}</SessionToken>
        <Expiration>${role.expiration().toISOString()}</Expiration>
      </Credentials>
    </AssumeRoleResult></AssumeRoleResponse>`,
  };
}

/**
 * Looks at a token for EKS as a cluster's authenticator does, and sends it to
 * STS. Resolves with the access key id of who signed.
 *
 * @throws NotAllowedError that says why it is not taken
 */
export async function authenticate(
  token: string,
  options: { clusterId: string; region: string; now: number; sts: StsServer },
): Promise<string> {
  check(token.startsWith('k8s-aws-v1.'), 'prefix');
  const encoded = token.slice('k8s-aws-v1.'.length);
  check(/^[A-Za-z0-9_-]+$/.test(encoded), 'unpadded base64url');
  const url = new URL(Buffer.from(encoded, 'base64url').toString());
  const { searchParams: query } = url;
  check(url.protocol === 'https:' && url.pathname === '/', 'address');
  check(url.host === `sts.${options.region}.amazonaws.com`, 'host');
  const unknown = [...query.keys()].find(
    key => !PARAMETERS.includes(key.toLowerCase()),
  );
  check(!unknown, `parameter ${unknown}`);
  check(query.get('Action') === 'GetCallerIdentity', 'action');
  const signed = query.get('X-Amz-SignedHeaders')!.split(';');
  check(signed.includes('x-k8s-aws-id'), 'the cluster is not signed');
  check(query.get('X-Amz-Expires') === '60', 'expiry');
  const age = options.now - parseDate(query.get('X-Amz-Date')!);
  check(age >= 0 && age <= 15 * 60_000, 'age');
  return forward(url, options);
}

function forward(
  url: URL,
  { clusterId, sts }: { clusterId: string; sts: StsServer },
): Promise<string> {
  const headers = { host: url.host, 'x-k8s-aws-id': clusterId };
  const target = `${sts.url}${url.pathname}${url.search}`;
  return new Promise<string>((resolve, reject) => {
    send(target, { headers }, async response => {
      try {
        let text = '';
        for await (const chunk of response) {
          text += chunk;
        }
        check(response.statusCode === 200, text);
        resolve(JSON.parse(text).account);
      } catch (error) {
        reject(new ForwardedError('STS refuses', error));
      }
    }).end();
  });
}

function parseDate(date: string): number {
  return Date.parse(
    date.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'),
  );
}

function check(holds: unknown, what: string): asserts holds {
  if (!holds) {
    throw new NotAllowedError(`not as it must be: ${what}`);
  }
}
