import { AuthenticationError } from '@backstage/errors';
import type { ClusterCredential } from '@flotilla/backstage-plugin-fleet-node';
import { readFile } from 'node:fs/promises';

/** A token in a file, read at each use: such files are renewed meanwhile. */
export function tokenFile(path: string): () => Promise<ClusterCredential> {
  return async () => {
    try {
      const token = await readFile(path, 'utf8');
      return { type: 'bearer', token: token.trim() };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      throw new AuthenticationError(`the token file cannot be read (${code})`);
    }
  };
}
