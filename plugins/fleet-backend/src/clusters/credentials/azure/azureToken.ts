import type { TokenCredential, TokenCredentialOptions } from '@azure/identity';
import { readFile } from 'node:fs/promises';
import { issueSafely } from '../issueSafely';
import type { Sdks } from '../sdks';
import type { Issue } from '../types';
import type { AzureAuth } from './types';

/** The application that Entra knows all AKS clusters as. */
const AKS = '6dae42f8-4368-4678-94ff-3960e28e3630';

export type AzureTransport = Pick<TokenCredentialOptions, 'httpClient'>;

/** A token of Entra for AKS, asked from scratch each time. */
export function azureToken(
  auth: AzureAuth,
  options: { sdks: Sdks; transport?: AzureTransport },
): Issue<string> {
  const scope = `${auth.serverId ?? AKS}/.default`;
  return ({ signal }) =>
    issueSafely('Entra gave no token', async () => {
      const sdk = await options.sdks.azure();
      const credential = await open(auth, sdk, options.transport);
      const issued = await credential.getToken(scope, { abortSignal: signal });
      if (!issued) {
        throw new Error('no token');
      }
      return { value: issued.token, expiresAt: issued.expiresOnTimestamp };
    });
}

async function open(
  auth: AzureAuth,
  sdk: Awaited<ReturnType<Sdks['azure']>>,
  transport: AzureTransport | undefined,
): Promise<TokenCredential> {
  const { tenantId, clientId, authorityHost } = auth;
  const options = { ...transport, authorityHost };
  const secret = await secretOf(auth);
  if (tenantId && clientId && secret) {
    return new sdk.ClientSecretCredential(tenantId, clientId, secret, options);
  }
  if (auth.federatedTokenFile) {
    return new sdk.WorkloadIdentityCredential({
      ...options,
      tenantId,
      clientId,
      tokenFilePath: auth.federatedTokenFile,
    });
  }
  return new sdk.DefaultAzureCredential({
    ...options,
    tenantId,
    managedIdentityClientId: clientId,
    workloadIdentityClientId: clientId,
  });
}

async function secretOf({ clientSecret, clientSecretFile }: AzureAuth) {
  return clientSecretFile
    ? (await readFile(clientSecretFile, 'utf8')).trim()
    : clientSecret;
}
