import type {
  FetchResponseWrapper,
  KubernetesFetcher,
} from '@backstage/plugin-kubernetes-node';
import { toClusterDetails } from '../clusters/clusterDetails';
import { FakeConnectedCluster } from '../__testUtils__/FakeFleetConnections';
import { BoundedFetcher } from './BoundedFetcher';

const PODS: FetchResponseWrapper = {
  errors: [],
  responses: [{ type: 'pods', resources: [] }],
};
const SILENT = {
  errors: [
    { errorType: 'FETCH_ERROR', message: 'no answer within 10 seconds' },
  ],
  responses: [],
};

/** An answer that comes when a test says so. */
class Answer {
  resolve: (answer: FetchResponseWrapper) => void = () => {};
  reject: (error: Error) => void = () => {};
  readonly promise = new Promise<FetchResponseWrapper>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

class FakeFetcher implements KubernetesFetcher {
  readonly answers: Answer[] = [];

  fetchObjectsForService() {
    return this.#ask();
  }

  fetchPodMetricsByNamespaces() {
    return this.#ask();
  }

  #ask() {
    const answer = new Answer();
    this.answers.push(answer);
    return answer.promise;
  }
}

describe('BoundedFetcher', () => {
  const prod = toClusterDetails(new FakeConnectedCluster('prod'));
  let inner: FakeFetcher;
  let fetcher: BoundedFetcher;
  let now: number;
  /** Lets the deadline of what was asked last pass. */
  let passDeadline: () => void;

  beforeEach(() => {
    now = 0;
    inner = new FakeFetcher();
    const sleep = (_: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        passDeadline = resolve;
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    fetcher = new BoundedFetcher(inner, { now: () => now, sleep });
  });

  function fetch(clusterDetails = prod) {
    return fetcher.fetchObjectsForService({
      serviceId: 'checkout',
      clusterDetails,
      credential: { type: 'anonymous' },
      objectTypesToFetch: new Set(),
      customResources: [],
    });
  }

  it('gives what comes in time', async () => {
    const fetched = fetch();
    inner.answers[0].resolve(PODS);
    expect(await fetched).toBe(PODS);
  });

  it('fails as the inner one does', async () => {
    const fetched = fetch();
    inner.answers[0].reject(new Error('refused'));
    await expect(fetched).rejects.toThrow('refused');
  });

  it('gives up on a cluster that says nothing, and leaves it for a minute', async () => {
    const fetched = fetch();
    passDeadline();
    expect(await fetched).toEqual(SILENT);
    now = 59_999;
    expect(await fetch()).toEqual(SILENT);
    expect(inner.answers).toHaveLength(1);

    now = 60_000;
    const again = fetch();
    inner.answers[1].resolve(PODS);
    expect(await again).toBe(PODS);
  });

  it('asks again at once when the answer came late', async () => {
    const fetched = fetch();
    passDeadline();
    await fetched;
    inner.answers[0].resolve(PODS);
    await inner.answers[0].promise;

    const again = fetch();
    inner.answers[1].resolve(PODS);
    expect(await again).toBe(PODS);
  });

  it('lets no cluster pay for another', async () => {
    const fetched = fetch();
    passDeadline();
    await fetched;
    const other = fetch(toClusterDetails(new FakeConnectedCluster('test')));
    inner.answers[1].resolve(PODS);
    expect(await other).toBe(PODS);
  });

  it('bounds metrics too', async () => {
    const metrics = fetcher.fetchPodMetricsByNamespaces(
      prod,
      { type: 'anonymous' },
      new Set(['shop']),
    );
    passDeadline();
    expect(await metrics).toEqual(SILENT);
  });

  it('leaves clusters that are not of the fleet as they are', async () => {
    passDeadline = () => {
      throw new Error('There is a deadline');
    };
    const other = fetch({ name: 'x', url: 'https://x', authMetadata: {} });
    expect(() => passDeadline()).toThrow('There is a deadline');
    inner.answers[0].resolve(PODS);
    expect(await other).toBe(PODS);
  });
});
