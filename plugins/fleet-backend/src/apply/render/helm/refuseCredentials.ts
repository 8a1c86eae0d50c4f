import { InputError } from '@backstage/errors';
import type { JsonValue } from '@backstage/types';

const CREDENTIAL =
  /(password|passwd|passphrase|pwd|secret|token|apikey|accesskey|secretkey|privatekey|credentials?|connectionstring)$/;
/** Names of Secrets in the cluster, and of what is in them. */
const REFERENCE = /(existing|pull)\w*$/;
const IN_TEXT = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /:\/\/[^/\s:@]*:[^/\s@]+@/,
];

/**
 * Refuses values that hold a credential: a rollout is kept and shown.
 *
 * @throws InputError, which does not repeat it
 */
export function refuseCredentials(values: JsonValue, path = 'values'): void {
  if (typeof values === 'string' && IN_TEXT.some(each => each.test(values))) {
    refuse(path);
  }
  if (values === null || typeof values !== 'object') {
    return;
  }
  // A list of environment variables tells their names apart.
  const { name, value } = Array.isArray(values) ? {} : values;
  if (typeof name === 'string' && isCredential(name, value ?? null)) {
    refuse(`${path}[${name}]`);
  }
  for (const [key, inner] of Object.entries(values)) {
    const where = `${path}.${key}`;
    if (isCredential(key, inner ?? null)) {
      refuse(where);
    }
    refuseCredentials(inner ?? null, where);
  }
}

function isCredential(key: string, value: JsonValue): boolean {
  const name = key.toLowerCase().replace(/[^a-z]/g, '');
  const holds =
    typeof value === 'number' || (typeof value === 'string' && value !== '');
  const reference = name.replace(CREDENTIAL, '');
  return holds && CREDENTIAL.test(name) && !REFERENCE.test(reference);
}

function refuse(path: string): never {
  throw new InputError(
    `${path.slice(0, 200)} holds a credential, which is not kept: ` +
      'name a Secret of the cluster instead',
  );
}
