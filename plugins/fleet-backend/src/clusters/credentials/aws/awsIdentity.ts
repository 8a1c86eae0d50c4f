import { issueSafely } from '../issueSafely';
import type { Sdks } from '../sdks';
import type { Issue } from '../types';
import type { AwsAuth, AwsIdentity } from './types';

/** For credentials that do not say when they expire. */
const LIFE_MS = 15 * 60_000;
const SESSION_NAME = 'flotilla';

/**
 * Who signs: what the SDK finds, or the role that this may take on. Asked from
 * scratch each time, since an SDK's provider keeps what it found.
 */
export function awsIdentity(
  auth: AwsAuth & { region: string },
  { now, sdks }: { now: () => number; sdks: Sdks },
): Issue<AwsIdentity> {
  return () =>
    issueSafely('AWS gave no credentials', async () => {
      const value = await identify(auth, await sdks.aws());
      const expiresAt = value.expiration?.getTime() ?? now() + LIFE_MS;
      return { value, expiresAt };
    });
}

async function identify(
  { region, profile, assumeRole, externalId }: AwsAuth & { region: string },
  sdk: Awaited<ReturnType<Sdks['aws']>>,
): Promise<AwsIdentity> {
  const clientConfig = { region };
  const own = sdk.fromNodeProviderChain({ profile, clientConfig });
  const provider = assumeRole
    ? sdk.fromTemporaryCredentials({
        masterCredentials: own,
        clientConfig,
        params: {
          RoleArn: assumeRole,
          RoleSessionName: SESSION_NAME,
          ExternalId: externalId,
        },
      })
    : own;
  return provider();
}
