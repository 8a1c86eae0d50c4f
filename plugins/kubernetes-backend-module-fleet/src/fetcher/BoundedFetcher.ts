import type {
  ClusterDetails,
  FetchResponseWrapper,
  KubernetesFetcher,
} from '@backstage/plugin-kubernetes-node';
import { clusterIdOf } from '../clusters/clusterDetails';
import type { Clock } from './clock';

const DEADLINE_MS = 10_000;
/** For how long a cluster that said nothing is not asked again. */
const SILENCE_MS = 60_000;

/**
 * A fetcher that gives up on a cluster of the fleet that does not answer. The
 * Kubernetes plugin's own waits for all of them without end, and so does
 * everybody who looks at the tab, each with new connections every ten seconds.
 */
export class BoundedFetcher implements KubernetesFetcher {
  /** When to ask again, by the id of a cluster that said nothing. */
  readonly #silentUntil = new Map<string, number>();

  constructor(
    private readonly inner: KubernetesFetcher,
    private readonly clock: Clock,
  ) {}

  fetchObjectsForService(
    ...args: Parameters<KubernetesFetcher['fetchObjectsForService']>
  ): Promise<FetchResponseWrapper> {
    const [{ clusterDetails }] = args;
    return this.#bounded(clusterDetails, () =>
      this.inner.fetchObjectsForService(...args),
    );
  }

  fetchPodMetricsByNamespaces(
    ...args: Parameters<KubernetesFetcher['fetchPodMetricsByNamespaces']>
  ): Promise<FetchResponseWrapper> {
    const [clusterDetails] = args;
    return this.#bounded(clusterDetails, () =>
      this.inner.fetchPodMetricsByNamespaces(...args),
    );
  }

  async #bounded(
    details: ClusterDetails,
    fetch: () => Promise<FetchResponseWrapper>,
  ): Promise<FetchResponseWrapper> {
    const id = clusterIdOf(details);
    if (id === undefined) {
      return fetch();
    }
    if (this.clock.now() < (this.#silentUntil.get(id) ?? 0)) {
      return silent();
    }
    const fetched = fetch();
    // What comes too late says at least that it answers.
    const onAnswer = () => this.#silentUntil.delete(id);
    fetched.then(onAnswer, onAnswer);
    const done = new AbortController();
    const late = this.clock.sleep(DEADLINE_MS, done.signal).then(() => {
      this.#silentUntil.set(id, this.clock.now() + SILENCE_MS);
      return silent();
    });
    try {
      return await Promise.race([fetched, late]);
    } finally {
      done.abort();
    }
  }
}

function silent(): FetchResponseWrapper {
  const message = `no answer within ${DEADLINE_MS / 1000} seconds`;
  return { errors: [{ errorType: 'FETCH_ERROR', message }], responses: [] };
}
