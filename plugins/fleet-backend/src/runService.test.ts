import { mockServices } from '@backstage/backend-test-utils';
import { FakeApiServer } from './collect/apiServer/FakeApiServer';
import { FakeClusterRecords } from './collect/cluster/FakeClusterRecord';
import { FakeClock, settled } from './collect/FakeClock';
import { FleetCollector } from './collect';
import { ClusterRegistry } from './clusters/registry';
import { FakeClusterStore } from './clusters/store/FakeClusterStore';
import { runService } from './runService';

describe('runService', () => {
  const logger = mockServices.logger.mock();
  const lifecycle = mockServices.lifecycle.mock();
  let clock: FakeClock;
  let servers: FakeApiServer[];
  let looks: number;
  let storeFails: boolean;

  beforeEach(() => {
    jest.clearAllMocks();
    clock = new FakeClock();
    servers = [];
    looks = 0;
    storeFails = false;
    const store = new FakeClusterStore();
    store.retire = async () => {
      if (storeFails) {
        throw new Error('The database is away');
      }
    };
    const collector = new FleetCollector({
      records: new FakeClusterRecords(),
      connect() {
        const server = new FakeApiServer(clock);
        servers.push(server.document('/version', () => ({})));
        return server;
      },
      detectors: [],
      clock,
      logger,
    });
    const locator = {
      async locate() {
        looks += 1;
        const credential = async () => ({ type: 'none' as const });
        const connection = { url: 'https://a', credential };
        return [{ key: 'a', name: 'a', connection }];
      },
    };
    const registry = new ClusterRegistry({
      locators: [{ id: 'test', locator }],
      store,
      logger,
      onFleet: clusters => collector.follow(clusters),
    });
    runService({ lifecycle, registry, collector, clock, logger });
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

  it('leaves nothing under way when it is stopped', async () => {
    await start();
    await stop();
    expect(servers.map(({ closed }) => closed)).toEqual([true]);
    expect(clock.sleeping).toBe(0);
    await clock.advance(120_000);
    expect(looks).toBe(1);
  });
});
