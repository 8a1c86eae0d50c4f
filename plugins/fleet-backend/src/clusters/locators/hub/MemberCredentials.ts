import { AuthenticationError } from '@backstage/errors';
import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';

/** Less than what a reader waits, so that the last one can still be given. */
const TIMEOUT_MS = 10_000;

/** What is read by name may name another cluster by now. */
export const MOVED =
  'its API server has another address now; it is looked up again within half a minute';

/** Reads a credential; a problem says what a Secret is like, not what is in it. */
export type ReadCredential = (
  signal: AbortSignal,
) => Promise<{ credential: ClusterCredential } | { problem: string }>;

/**
 * The credentials of a hub's clusters. They are read from the hub whenever they
 * are needed: they may have been renewed there. While the hub cannot be asked
 * the last ones go on being used, so that its clusters are not lost with it.
 */
export class MemberCredentials {
  #last = new Map<string, ClusterCredential>();

  /** @param member - Its key and its server: what is sent to no other */
  open(
    member: { key: string; url: string },
    read: ReadCredential,
  ): ClusterConnection['credential'] {
    const id = JSON.stringify([member.key, member.url]);
    return async ({ signal, refused }) => {
      const found = await read(withTimeout(signal)).catch(error => {
        const credential = refused ? undefined : this.#last.get(id);
        if (!credential) {
          throw error;
        }
        return { credential };
      });
      if ('problem' in found) {
        this.#last.delete(id);
        throw new AuthenticationError(found.problem);
      }
      this.#last.set(id, found.credential);
      return found.credential;
    };
  }

  /** Ends a look: forgets those of clusters that were not in it. */
  keep(keys: readonly string[]): void {
    const kept = new Set(keys);
    this.#last = new Map(
      [...this.#last].filter(([id]) => kept.has(JSON.parse(id)[0])),
    );
  }
}

function withTimeout(signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}
