import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';

/**
 * Refuses Secrets that hold anything: a rollout's objects are kept and shown.
 *
 * @throws InputError
 */
export function refuseSecrets(manifests: readonly Manifest[]): void {
  const secret = manifests.find(isPlainSecret);
  if (secret) {
    throw new InputError(
      `Secret ${secret.metadata.name} holds plain data, which is not delivered: ` +
        'use a SealedSecret or an ExternalSecret, or make it in the cluster',
    );
  }
}

function isPlainSecret({ kind, data, stringData }: Manifest): boolean {
  return kind === 'Secret' && (holds(data) || holds(stringData));
}

function holds(value: JsonValue | undefined): boolean {
  if (value === null || value === undefined) {
    return false;
  }
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
