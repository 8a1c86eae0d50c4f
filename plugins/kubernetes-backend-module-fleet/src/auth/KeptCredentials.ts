import type {
  ClusterConnection,
  ClusterCredential,
} from '@flotilla/backstage-plugin-fleet-node';

const MAX_AGE_MS = 60_000;
const TIMEOUT_MS = 10_000;

interface Kept {
  credential: Promise<ClusterCredential>;
  readAt: number;
}

/**
 * Reads credentials from where they live, once a minute at most: the
 * Kubernetes plugin asks for all clusters' at every look of everybody.
 */
export class KeptCredentials {
  readonly #kept = new WeakMap<ClusterConnection, Kept>();

  constructor(private readonly now: () => number) {}

  /** Rejects where it cannot be had, or not in time. */
  get(connection: ClusterConnection): Promise<ClusterCredential> {
    const kept = this.#kept.get(connection);
    if (kept && this.now() - kept.readAt < MAX_AGE_MS) {
      return kept.credential;
    }
    const credential = read(connection);
    this.#kept.set(connection, { credential, readAt: this.now() });
    credential.catch(() => this.#kept.delete(connection));
    return credential;
  }
}

async function read(connection: ClusterConnection): Promise<ClusterCredential> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const late = new Promise<never>((_, reject) => {
    const end = () => reject(new Error('it did not come in time'));
    signal.addEventListener('abort', end, { once: true });
  });
  return Promise.race([connection.credential({ signal }), late]);
}
