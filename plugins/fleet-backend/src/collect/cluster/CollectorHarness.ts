import { ApiServerError } from '../apiServer/ApiServerError';
import { FakeApiServer } from '../apiServer/FakeApiServer';
import { statusError } from '../apiServer/statusError';
import { FakeClock, settled } from '../FakeClock';
import { Pace } from '../pace/Pace';
import type { CollectedResource } from '../resources';
import { ClusterCollector, CollectorLogger } from './ClusterCollector';
import { FakeClusterRecord } from './FakeClusterRecord';

export const PODS = '/api/v1/pods';
export const NODES = '/api/v1/nodes';

const RESOURCES: CollectedResource[] = [
  { kind: 'Pod', group: '', version: 'v1', plural: 'pods' },
  { kind: 'Node', group: '', version: 'v1', plural: 'nodes' },
];

/** A collector of pods and nodes of one cluster, with fakes around it. */
export class CollectorHarness {
  readonly clock = new FakeClock();
  readonly server = new FakeApiServer(this.clock);
  readonly record = new FakeClusterRecord();
  /** The versions with which it was asked to be identified. */
  readonly identified: Array<string | undefined> = [];
  /** Thrown by the next identification. */
  identifyFailure?: Error;
  readonly #stop = new AbortController();
  #done: Promise<void> = Promise.resolve();

  constructor(private readonly logger: CollectorLogger) {
    const list = () => ({ metadata: { resourceVersion: '10' }, items: [] });
    this.server
      .document('/version', () => ({ gitVersion: 'v1.34.1' }))
      .document(PODS, list)
      .document(NODES, list)
      .watch(PODS, refuseWatchList)
      .watch(NODES, refuseWatchList);
  }

  async start(): Promise<this> {
    const { server, record, clock, logger } = this;
    const collector = new ClusterCollector({
      name: 'prod',
      server,
      record,
      identify: gitVersion => this.#identify(gitVersion),
      clock,
      pace: new Pace(clock),
      logger,
      resources: RESOURCES,
    });
    this.#done = collector.run(this.#stop.signal);
    await settled();
    return this;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  /** All requests fail like this, and so do the streams that are open. */
  cutOff(failure: ConstructorParameters<typeof ApiServerError>[0]) {
    const error = new ApiServerError(failure, `it is ${failure}`);
    this.server.outage = () => {
      throw error;
    };
    this.server.breakWatches(error);
  }

  restore() {
    this.server.outage = undefined;
  }

  /** The states that were recorded, without those that only repeat. */
  get statuses(): string[] {
    return this.record.statuses.filter((one, n, all) => one !== all[n - 1]);
  }

  async #identify(gitVersion: string | undefined) {
    const { identifyFailure } = this;
    this.identifyFailure = undefined;
    if (identifyFailure) {
      throw identifyFailure;
    }
    this.identified.push(gitVersion);
  }

  get lastHeard(): number {
    return Math.max(...this.record.heard);
  }
}

/** What a server answers that only lists in pages. */
function refuseWatchList(query: URLSearchParams) {
  if (query.has('sendInitialEvents')) {
    throw statusError(422, { message: 'forbidden for watch' });
  }
}
