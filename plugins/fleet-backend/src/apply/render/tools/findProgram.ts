import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';

const INSTALL: Readonly<Record<string, string>> = {
  helm: 'https://helm.sh/docs/intro/install',
  kustomize: 'https://kubectl.docs.kubernetes.io/installation/kustomize',
};

/**
 * Where a program is.
 *
 * @param configured - Its path, which is then the only one that counts
 * @throws ServiceUnavailableError where there is none that can be run
 */
export async function findProgram(
  name: string,
  configured?: string,
): Promise<string> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = configured
    ? [resolve(configured)]
    : folders.map(folder => join(folder, name));
  for (const candidate of candidates) {
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  throw new ServiceUnavailableError(
    `This backend finds no ${name}${configured ? ` at ${configured}` : ''}: ` +
      `install it (${INSTALL[name]}) or set fleet.delivery.${name} to its path`,
  );
}

async function isProgram(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
