import { mockServices } from '@backstage/backend-test-utils';
import { FakeApiServer } from './collect/apiServer/FakeApiServer';
import { FakeClusterRecords } from './collect/cluster/FakeClusterRecord';
import { FakeClock, settled } from './collect/FakeClock';
import { FleetCollector, LocalClusterRunner, Pace } from './collect';
import { SoleOwner } from './collect/leases';
import { ClusterRegistry, type FleetCluster } from './clusters/registry';
import { FakeClusterStore } from './clusters/store/FakeClusterStore';
import { runService } from './runService';

describe('runService', () => {
  const logger = mockServices.logger.mock();
  const lifecycle = mockServices.lifecycle.mock();
  let clock: FakeClock;
  let servers: FakeApiServer[];
  let looks: number;
  let flushes: number;
  let tidied: number;
  let isEmpty: boolean;
  let fleet: readonly FleetCluster[];
  let storeFails: boolean;

  beforeEach(() => {
    jest.clearAllMocks();
    clock = new FakeClock();
    servers = [];
    looks = 0;
    flushes = 0;
    tidied = 0;
    isEmpty = false;
    fleet = [];
    storeFails = false;
    const store = new FakeClusterStore();
    store.retire = async () => {
      if (storeFails) {
        throw new Error('The database is away');
      }
    };
    const records = new FakeClusterRecords();
    const collector = new FleetCollector({
      records,
      runner: new LocalClusterRunner({
        records,
        connect() {
          const server = new FakeApiServer(clock);
          servers.push(server.document('/version', () => ({})));
          return server;
        },
        identify: async () => {},
        clock,
        pace: new Pace(clock),
        logger,
      }),
      logger,
    });
    const locator = {
      async locate() {
        looks += 1;
        const credential = async () => ({ type: 'none' as const });
        const connection = { url: 'https://a', credential };
        return isEmpty ? [] : [{ key: 'a', name: 'a', connection }];
      },
    };
    const ownership = new SoleOwner({
      onOwned: ids => collector.follow(fleet.filter(({ id }) => ids.has(id))),
      logger,
    });
    const registry = new ClusterRegistry({
      locators: [{ id: 'test', locator }],
      store,
      logger,
      async onFleet(clusters) {
        fleet = clusters;
        await ownership.follow(clusters.map(({ id }) => id));
      },
    });
    runService({
      lifecycle,
      ownership,
      collector,
      writer: {
        async flush() {
          flushes += 1;
        },
      },
      tasks: [
        {
          what: 'Looking for clusters',
          everyMs: 30_000,
          run: signal => registry.refresh(signal),
        },
        {
          what: 'Tidying up',
          everyMs: 86_400_000,
          async run() {
            tidied += 1;
          },
        },
      ],
      clock,
      logger,
    });
  });

  const start = async () => {
    lifecycle.addStartupHook.mock.calls.forEach(([hook]) => hook());
    await settled();
  };
  const stop = async () => {
    for (const [hook] of lifecycle.addShutdownHook.mock.calls) {
      await hook();
    }
  };

  it('does nothing before it is started', async () => {
    await clock.advance(60_000);
    expect(looks).toBe(0);
    await stop();
  });

  it('looks for clusters every half minute, and collects from them', async () => {
    await start();
    expect(looks).toBe(1);
    expect(servers).toHaveLength(1);
    await clock.advance(60_000);
    expect(looks).toBe(3);
    expect(servers).toHaveLength(1);
    await stop();
  });

  it('goes on after a look that failed', async () => {
    storeFails = true;
    await start();
    expect(logger.error).toHaveBeenCalled();
    storeFails = false;
    await clock.advance(30_000);
    expect(looks).toBe(2);
    await stop();
  });

  it('tidies up once a day', async () => {
    isEmpty = true;
    await start();
    await clock.advance(86_400_000);
    expect(tidied).toBe(2);
    await stop();
  });

  it('leaves nothing under way, and nothing unwritten, when it is stopped', async () => {
    await start();
    await stop();
    expect(flushes).toBe(1);
    expect(servers.map(({ closed }) => closed)).toEqual([true]);
    expect(clock.sleeping).toBe(0);
    await clock.advance(120_000);
    expect(looks).toBe(1);
  });
});
