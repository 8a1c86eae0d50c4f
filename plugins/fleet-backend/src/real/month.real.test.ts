import { describeReal, startTestbed, Testbed } from '@flotilla/testbed-client';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Backend,
  BEFORE,
  CATALOG,
  LAST,
  MONTH,
  play,
  PRICES,
  rowsFor,
  TABLE,
} from './__testUtils__/month';
import { PortalBackend } from './__testUtils__/PortalBackend';

jest.setTimeout(400_000);

/** Sums of requests follow pods within a minute. */
const SETTLED_WITHIN_MS = 90_000;

describeReal('a month of seven real clusters', () => {
  let testbed: Testbed;
  /** When the month began and was over, in ms. */
  let month: [began: number, ended: number];
  const portals: Partial<Record<Backend, PortalBackend>> = {};

  const connect = async () => {
    const portal = await PortalBackend.start({
      entities: CATALOG,
      config: {
        fleet: {
          prices: PRICES,
          clusters: testbed.clusters.map(({ name, readerKubeconfigPath }) => ({
            type: 'kubeconfig',
            path: readerKubeconfigPath,
            labels: {
              environment: name.endsWith('-dev') ? 'development' : 'production',
            },
          })),
        },
      },
      clusters: [],
    });
    await portal.untilAllCurrent();
    return portal;
  };

  beforeAll(async () => {
    testbed = await startTestbed({ spec: 'seven' });
    await play(testbed, BEFORE);
    const watched = await connect();
    portals.watched = watched;
    // Clusters tell whole seconds: what is made in the second in which watching
    // began is taken for older.
    await sleep(1_000);
    const began = Date.now();
    await play(testbed, MONTH);
    await watched.until(
      () => watched.restarts({ reason: 'OOMKilled' }),
      ({ totals }) => totals.restarts >= 3,
      30_000,
    );
    month = [began, Date.now()];
    await play(testbed, LAST);
    portals.afterwards = await connect();
  });

  afterAll(async () => {
    await Promise.all(Object.values(portals).map(portal => portal.stop()));
    await testbed?.stop();
  });

  const cases = (['watched', 'afterwards'] as const).flatMap(backend =>
    TABLE.map(asked => ({ backend, name: asked.name, asked })),
  );

  it.each(cases)('$backend: $name', async ({ backend, asked }) => {
    const portal = portals[backend]!;
    const wanted = JSON.stringify(rowsFor(asked, backend));
    const deadline = Date.now() + SETTLED_WITHIN_MS;
    let told = await asked.ask(portal);
    while (JSON.stringify(told.rows) !== wanted && Date.now() < deadline) {
      await sleep(500);
      told = await asked.ask(portal);
    }
    // An answer that never settles fails here, row by row.
    expect(told.rows).toEqual(rowsFor(asked, backend));
    expect(told.coverage).toMatchObject({
      current: told.coverage.clusters,
      problems: [],
    });
  });

  it('dates all that was seen in the month within it', async () => {
    const { watched } = portals;
    const upgrades = await watched!.upgrades({});
    const restarts = await watched!.restarts({});
    const times = [
      ...upgrades.items.filter(one => one.evidence === 'observed'),
      ...restarts.items.map(({ lastAt }) => ({ at: lastAt! })),
    ].map(({ at }) => Date.parse(at));
    const [began, ended] = month;
    expect(times).toHaveLength(11);
    // Times of a cluster are in whole seconds.
    expect(Math.min(...times)).toBeGreaterThanOrEqual(began - 1_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(ended);
  });
});
