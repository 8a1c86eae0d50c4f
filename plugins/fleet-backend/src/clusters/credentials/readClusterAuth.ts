import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { urlProblem } from '../locators/checkConnection';
import type { AwsAuth } from './aws/types';
import type { AzureAuth } from './azure/types';
import type { GoogleAuth } from './google/types';
import type { OidcAuth } from './oidc/types';
import type { ClusterAuth } from './types';

/** How each type of an `auth` in app-config is read. */
const TYPES: Record<ClusterAuth['type'], (config: Config) => ClusterAuth> = {
  none: () => ({ type: 'none' }),
  token: config => ({ type: 'token', token: config.getString('token') }),
  tokenFile: config => ({ type: 'tokenFile', path: config.getString('path') }),
  serviceAccount: config => ({
    type: 'serviceAccount',
    token: config.getOptionalString('token'),
  }),
  clientCertificate: config => ({
    type: 'clientCertificate',
    cert: decode(config.getString('certData')),
    key: decode(config.getString('keyData')),
  }),
  aws: readAws,
  google: config => ({ type: 'google', ...readGoogle(config) }),
  googleServiceAccount: config => ({
    type: 'googleServiceAccount',
    ...readGoogle(config),
  }),
  azure: readAzure,
  oidc: readOidc,
};

/**
 * How a cluster in app-config is authenticated to; not at all if absent.
 *
 * @throws InputError for what cannot be right
 */
export function readClusterAuth(config: Config | undefined): ClusterAuth {
  if (!config) {
    return { type: 'none' };
  }
  const type = config.getOptionalString('type') ?? 'none';
  if (!isType(type)) {
    const known = Object.keys(TYPES).sort().join(', ');
    throw new InputError(
      `The auth.type '${type}' of a cluster is not known; use one of ${known}`,
    );
  }
  return TYPES[type](config);
}

function isType(type: string): type is ClusterAuth['type'] {
  return Object.hasOwn(TYPES, type);
}

function readAws(config: Config): AwsAuth {
  return {
    type: 'aws',
    clusterId: config.getOptionalString('clusterId'),
    region: config.getOptionalString('region'),
    assumeRole: config.getOptionalString('assumeRole'),
    externalId: config.getOptionalString('externalId'),
    profile: config.getOptionalString('profile'),
  };
}

function readGoogle(config: Config): Omit<GoogleAuth, 'type'> {
  return { credentialsFile: config.getOptionalString('credentialsFile') };
}

function readAzure(config: Config): AzureAuth {
  const hasSecret =
    config.has('clientSecret') || config.has('clientSecretFile');
  if (hasSecret && !(config.has('tenantId') && config.has('clientId'))) {
    throw new InputError(
      'The auth of a cluster has a client secret; it needs a tenantId and a clientId too',
    );
  }
  return {
    type: 'azure',
    tenantId: config.getOptionalString('tenantId'),
    clientId: config.getOptionalString('clientId'),
    clientSecret: config.getOptionalString('clientSecret'),
    clientSecretFile: config.getOptionalString('clientSecretFile'),
    federatedTokenFile: config.getOptionalString('federatedTokenFile'),
    serverId: config.getOptionalString('serverId'),
    authorityHost: config.getOptionalString('authorityHost'),
  };
}

function readOidc(config: Config): OidcAuth {
  const issuer = config.getOptionalString('issuer');
  const endpoint = issuer
    ? { issuer: checkUrl(issuer, 'issuer') }
    : { tokenUrl: checkUrl(config.getString('tokenUrl'), 'tokenUrl') };
  const file = config.getOptionalString('clientSecretFile');
  const secret = file
    ? { clientSecretFile: file }
    : { clientSecret: config.getString('clientSecret') };
  return {
    type: 'oidc',
    clientId: config.getString('clientId'),
    scope: config.getOptionalString('scope'),
    audience: config.getOptionalString('audience'),
    ...endpoint,
    ...secret,
  };
}

function checkUrl(url: string, key: string): string {
  if (urlProblem(url)) {
    throw new InputError(
      `The auth.${key} of a cluster must be an https URL (http is for loopback only)`,
    );
  }
  return url;
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
