import type { Upgrade } from '@flotilla/backstage-plugin-fleet-common';
import { describeReal, type Testbed } from '@flotilla/testbed-client';
import { setTimeout as sleep } from 'node:timers/promises';
import { PortalBackend } from './__testUtils__/PortalBackend';
import {
  play,
  type Played,
  rolloutCluster,
  SCRIPT,
} from './__testUtils__/rolloutScript';

jest.setTimeout(300_000);

/** How much later than it was something may be seen on a slow machine. */
const SEEN_WITHIN_MS = 10_000;

describeReal('upgrades on a real cluster', () => {
  let testbed: Testbed;
  let watching: PortalBackend;
  let late: PortalBackend;
  let played: Played;

  const connect = async () => {
    const path = testbed.kubeconfigPath;
    const portal = await PortalBackend.start({
      clusters: [{ type: 'kubeconfig', path }],
    });
    await portal.untilAllCurrent();
    return portal;
  };

  const upgradesOf = async (portal: PortalBackend) => {
    const { items } = await portal.until(
      () => portal.upgrades({}),
      ({ totalItems }) => totalItems >= SCRIPT.length,
      30_000,
    );
    return [...items].reverse();
  };

  beforeAll(async () => {
    testbed = await rolloutCluster();
    watching = await connect();
    // Clusters tell whole seconds: what is made in the second in which watching
    // began is taken for older.
    await sleep(1_000);
    played = await play(testbed);
    late = await connect();
  });

  afterAll(async () => {
    await watching?.stop();
    await late?.stop();
    await testbed?.stop();
  });

  /** What happened of a workload, in its order. */
  const byWorkload = (rows: readonly string[]) =>
    [...rows].sort((a, b) => {
      const [one, other] = [a, b].map(row => row.split(' ')[0]);
      return one.localeCompare(other);
    });

  it('is as the script says, for who watched it all', async () => {
    const items = await upgradesOf(watching);
    expect(items.map(rowOf)).toEqual(SCRIPT.map(({ row }) => row));
    expect(items.map(({ evidence }) => evidence)).toEqual(
      SCRIPT.map(() => 'observed'),
    );
    for (const item of items) {
      const { began, ended } = played.get(rowOf(item))!;
      const until = item.precision === 'seen' ? SEEN_WITHIN_MS : 0;
      expectBetween(item, began, ended + until);
    }
    for (const { precision, kind } of items) {
      const exact = kind === 'rollback' ? ['seen', 'rollout'] : ['second'];
      expect(exact).toContain(precision);
    }
  });

  it('is recovered by who connects afterwards, with what is lost of times', async () => {
    const items = await upgradesOf(late);
    const rows = SCRIPT.map(({ row }) => row);
    expect(byWorkload(items.map(rowOf))).toEqual(byWorkload(rows));
    expect(items.map(({ evidence }) => evidence)).toEqual(
      SCRIPT.map(() => 'recovered'),
    );
    const at = new Map(items.map(item => [rowOf(item), item]));
    for (const { row } of SCRIPT.filter(one => !one.row.includes('rollback'))) {
      const { began, ended } = played.get(row)!;
      expect(at.get(row)).toMatchObject({ precision: 'second' });
      expectBetween(at.get(row)!, began, ended);
    }
    // A Deployment says when its last rollout was complete, and no other.
    const cart = at.get('Deployment/cart rollback 1.1.0 > 1.0.0 down')!;
    const { began, ended } = played.get(rowOf(cart))!;
    expect(cart.precision).toBe('rollout');
    expectBetween(cart, began, ended);
    // Of others it is only known before which upgrade they were not.
    for (const [back, forth] of [
      [SCRIPT[2].row, SCRIPT[1].row],
      [SCRIPT[7].row, SCRIPT[6].row],
    ]) {
      const { precision, at: time } = at.get(back)!;
      expect([precision, time]).toEqual(['after', at.get(forth)!.at]);
    }
  });

  it('is the same after the backend looked at everything again', async () => {
    const before = await upgradesOf(watching);
    const [cluster] = testbed.clusters;
    await cluster.restart();
    await watching.untilAllCurrent();
    expect(await upgradesOf(watching)).toEqual(before);
  });
});

function rowOf({ workload, kind, changes, restart }: Upgrade): string {
  const what = changes.map(
    ({ from, to, direction }) => `${tagOf(from)} > ${tagOf(to)} ${direction}`,
  );
  return [
    `${workload.kind}/${workload.name}`,
    kind,
    ...what,
    ...(restart ? ['restart'] : []),
  ].join(' ');
}

function tagOf(image = ''): string {
  return image.slice(image.lastIndexOf(':') + 1);
}

/** Times are in whole seconds. */
function expectBetween({ at }: Upgrade, began: number, ended: number) {
  const ms = Date.parse(at);
  expect(ms).toBeGreaterThanOrEqual(Math.floor(began / 1_000) * 1_000);
  expect(ms).toBeLessThanOrEqual(ended);
}
