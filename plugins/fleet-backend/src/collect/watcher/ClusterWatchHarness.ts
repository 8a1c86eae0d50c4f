import type {
  ClusterConnection,
  ClusterWatchEvent,
  ClusterWatchRequest,
} from '@flotilla/backstage-plugin-fleet-node';
import { FakeClock, settled } from '../FakeClock';
import { ClusterWatch } from './ClusterWatch';
import { FakeWatchServer } from './FakeWatchServer';

const PODS = { group: '', version: 'v1', plural: 'pods' };

/** A watch of pods on a fake server, and what came of it. */
export class ClusterWatchHarness {
  readonly clock = new FakeClock();
  readonly server = new FakeWatchServer();
  readonly events: ClusterWatchEvent[] = [];
  readonly stop = new AbortController();
  isOver = false;
  connects = 0;
  connection?: ClusterConnection = {
    url: 'https://prod.example.com',
    credential: async () => ({ type: 'none' }),
  };

  async start(request: Partial<ClusterWatchRequest> = {}): Promise<this> {
    const watch = new ClusterWatch(
      {
        connection: () => this.connection,
        connect: () => {
          this.connects += 1;
          return this.server;
        },
        clock: this.clock,
      },
      { ...PODS, signal: this.stop.signal, ...request },
    );
    this.#collect(watch.run());
    await settled();
    return this;
  }

  /**
   * Aborts the watch.
   *
   * @throws where it leaves anything behind
   */
  async end() {
    this.stop.abort();
    await settled();
    const left = {
      watches: this.isOver ? 0 : 1,
      rounds: this.server.rounds.filter(({ isOpen }) => isOpen).length,
      connections: this.connects - this.server.closes,
      sleepers: this.clock.sleeping,
    };
    if (Object.values(left).some(count => count !== 0)) {
      throw new Error(`The watch left ${JSON.stringify(left)}`);
    }
  }

  /** What came, in short: ADDED 5, or the error. */
  get told(): string[] {
    return this.events.map(event =>
      event.type === 'ERROR'
        ? `ERROR ${event.error.statusCode ?? '-'}: ${event.error.message}`
        : `${event.type} ${event.resourceVersion}`,
    );
  }

  async #collect(events: AsyncIterable<ClusterWatchEvent>) {
    for await (const event of events) {
      this.events.push(event);
    }
    this.isOver = true;
  }
}
