import type { Sdks } from '../sdks';
import type { Expiring } from '../types';
import { stsHost } from './stsHost';
import type { AwsIdentity } from './types';

/** What EKS' authenticator knows a token by. */
const PREFIX = 'k8s-aws-v1.';
/** As the AWS command line has it; EKS goes by TOKEN_LIFE_MS whatever it is. */
const SIGNATURE_LIFE_S = 60;
/** How long EKS takes a signature for. */
const TOKEN_LIFE_MS = 15 * 60_000;

export interface SignOptions {
  identity: AwsIdentity;
  /** The cluster's name in EKS. */
  clusterId: string;
  region: string;
  /** Milliseconds since the epoch. */
  now: number;
  sdks: Sdks;
}

/**
 * A token for EKS: the address of a request that asks STS who signed it, good
 * for one cluster only. Nothing is sent; the cluster's authenticator sends it.
 */
export async function signToken(
  options: SignOptions,
): Promise<Expiring<string>> {
  const { identity, now } = options;
  const url = await presign(options);
  return {
    value: `${PREFIX}${Buffer.from(url).toString('base64url')}`,
    expiresAt: Math.min(
      now + TOKEN_LIFE_MS,
      identity.expiration?.getTime() ?? Infinity,
    ),
  };
}

async function presign(options: SignOptions): Promise<string> {
  const { identity, clusterId, region, now, sdks } = options;
  const { SignatureV4 } = await sdks.awsSigner();
  const { Sha256 } = await sdks.awsHash();
  const signer = new SignatureV4({
    credentials: identity,
    region,
    service: 'sts',
    sha256: Sha256,
  });
  const host = stsHost(region);
  const signed = await signer.presign(
    {
      method: 'GET',
      protocol: 'https:',
      hostname: host,
      path: '/',
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host, 'x-k8s-aws-id': clusterId },
    },
    { expiresIn: SIGNATURE_LIFE_S, signingDate: new Date(now) },
  );
  const query = Object.entries(signed.query ?? {}).map(
    ([key, value]) =>
      `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`,
  );
  return `https://${host}/?${query.join('&')}`;
}
