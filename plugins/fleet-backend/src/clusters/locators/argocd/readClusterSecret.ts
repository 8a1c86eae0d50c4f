import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import type { ClusterAuth } from '../../credentials';
import type { AddressPolicy } from '../addresses/AddressPolicy';
import { cloudProblem } from '../addresses/cloudProblem';
import { urlProblem } from '../checkConnection';
import type { ServerOfCluster } from '../config/readConfiguredServer';
import { Fields, fieldsOf, isFields, textOf } from '../fields';
import type { HubSecret } from '../hub';
import { readCaData } from '../readCaData';
import { readCloudAuth } from './readCloudAuth';

/** A cluster, with what the Secret holds for it or the cloud that issues it. */
export type ArgocdCluster =
  | { server: ServerOfCluster; credential: ClusterCredential }
  | { server: ServerOfCluster; cloud: ClusterAuth };

/** Reads a cluster Secret of Argo CD as Argo CD does, but starts no program. */
export function readClusterSecret(
  secret: HubSecret,
  policy: AddressPolicy,
): ArgocdCluster | { problem: string } {
  const config = parseConfig(secret.text('config') ?? '{}');
  if (!config) {
    return { problem: 'config of its Secret is not JSON' };
  }
  const server = readServer(secret.text('server'), config);
  if ('problem' in server) {
    return server;
  }
  const cloud = readCloudAuth(config);
  if (!cloud) {
    const credential = readCredential(config);
    return 'problem' in credential ? credential : { server, credential };
  }
  if ('problem' in cloud) {
    return cloud;
  }
  const refused = cloudProblem(cloud.type, server.url, policy);
  return refused ? { problem: refused } : { server, cloud };
}

function parseConfig(text: string): Fields | undefined {
  try {
    const config: unknown = JSON.parse(text);
    return isFields(config) ? config : undefined;
  } catch {
    // The parser quotes the text, which holds credentials.
    return undefined;
  }
}

function readServer(
  url: string | undefined,
  config: Fields,
): ServerOfCluster | { problem: string } {
  const badUrl = urlProblem(url);
  if (!url || badUrl) {
    return { problem: badUrl ?? 'it has no server URL' };
  }
  if (textOf(config, 'proxyUrl')) {
    return { problem: 'proxyUrl is not supported yet' };
  }
  const tls = fieldsOf(config, 'tlsClientConfig');
  const ca = readCaData(textOf(tls, 'caData'));
  return 'problem' in ca
    ? ca
    : {
        url,
        ...ca,
        tlsServerName: textOf(tls, 'serverName'),
        skipTlsVerify: tls.insecure === true,
      };
}

function readCredential(
  config: Fields,
): ClusterCredential | { problem: string } {
  const tls = fieldsOf(config, 'tlsClientConfig');
  const token = textOf(config, 'bearerToken');
  const cert = decoded(tls, 'certData');
  const key = decoded(tls, 'keyData');
  const username = textOf(config, 'username');
  const password = textOf(config, 'password');
  if (token) {
    return { type: 'bearer', token: token.trim() };
  }
  if (cert && key) {
    return { type: 'x509', cert, key };
  }
  return username && password
    ? { type: 'basic', username, password }
    : { problem: 'its Secret holds no credential' };
}

function decoded(fields: Fields, key: string): string | undefined {
  const data = textOf(fields, key);
  return data && Buffer.from(data, 'base64').toString('utf8');
}
