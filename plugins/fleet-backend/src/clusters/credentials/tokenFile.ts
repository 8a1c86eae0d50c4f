import { AuthenticationError } from '@backstage/errors';
import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { readFile } from 'node:fs/promises';

/** Where a pod has the token of its service account. */
export const IN_CLUSTER_TOKEN =
  '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** A token in a file, read at each use: such files are renewed meanwhile. */
export function tokenFile(path: string): () => Promise<ClusterCredential> {
  return async () => {
    const token = (await read(path)).trim();
    if (!token) {
      throw new AuthenticationError('the token file is empty');
    }
    return { type: 'bearer', token };
  };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new AuthenticationError(`the token file cannot be read (${code})`);
  }
}
