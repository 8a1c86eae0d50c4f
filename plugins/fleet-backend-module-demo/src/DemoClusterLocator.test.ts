import { DemoClusterLocator } from './DemoClusterLocator';
import { LazyDemoFleet, ReachableFleet } from './LazyDemoFleet';

class FakeFleet implements ReachableFleet {
  stopped = 0;
  clusters = [
    {
      name: 'one',
      labels: { env: 'prod' },
      url: 'http://127.0.0.1:1',
      token: 'a-token',
      delivererToken: 'another-token',
    },
  ];

  async stop() {
    this.stopped += 1;
  }
}

describe('DemoClusterLocator', () => {
  it('names the clusters with how to reach them', async () => {
    const lazy = new LazyDemoFleet(async () => new FakeFleet());
    const [cluster, ...others] = await new DemoClusterLocator(lazy).locate();

    expect(others).toEqual([]);
    expect(cluster).toMatchObject({
      key: 'one',
      name: 'one',
      labels: { env: 'prod' },
      connection: { url: 'http://127.0.0.1:1' },
    });
    const { connection, delivery } =
      'connection' in cluster ? cluster : { connection: undefined };
    await expect(connection?.credential({})).resolves.toEqual({
      type: 'bearer',
      token: 'a-token',
    });
    expect(delivery?.url).toBe(connection?.url);
    await expect(delivery?.credential({})).resolves.toEqual({
      type: 'bearer',
      token: 'another-token',
    });
  });

  it('starts one fleet, however often it is asked', async () => {
    let started = 0;
    const lazy = new LazyDemoFleet(async () => {
      started += 1;
      return new FakeFleet();
    });
    const locator = new DemoClusterLocator(lazy);

    expect(started).toBe(0);
    await Promise.all([locator.locate(), locator.locate()]);
    await new DemoClusterLocator(lazy).locate();

    expect(started).toBe(1);
  });

  it('tries again to start a fleet that did not', async () => {
    const tries = [
      async () => Promise.reject(new Error('no port is free')),
      async () => new FakeFleet(),
    ];
    const lazy = new LazyDemoFleet(() => tries.shift()!());
    const locator = new DemoClusterLocator(lazy);

    await expect(locator.locate()).rejects.toThrow('no port is free');
    await expect(locator.locate()).resolves.toHaveLength(1);
  });
});

describe('LazyDemoFleet', () => {
  it('stops the fleet that it started', async () => {
    const fleet = new FakeFleet();
    const lazy = new LazyDemoFleet(async () => fleet);
    await lazy.get();
    await lazy.stop();

    expect(fleet.stopped).toBe(1);
  });

  it('has nothing to stop where nobody asked', async () => {
    const lazy = new LazyDemoFleet(async () => {
      throw new Error('not asked for');
    });

    await expect(lazy.stop()).resolves.toBeUndefined();
  });
});
