import type { Bench, BenchOptions, Figure } from '../Bench';
import { LoadServer } from '../load/LoadServer';
import { measureFloor } from '../peers/floor';
import {
  type BenchDatabase,
  postgresDatabase,
  sqliteDatabase,
} from '../portal/databases';
import { fleetConfig } from '../portal/fleetConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';
import { median } from '../stats/percentile';

const FULL = { clusters: 20, podsPerCluster: 2000, rounds: 3 };
const SMALL = { clusters: 2, podsPerCluster: 500, rounds: 1 };

/** The first sync, against downloading and parsing the same objects. */
export const sync: Bench = {
  name: 'sync',
  title: 'first sync into the database, against download + JSON.parse',
  async run(options) {
    const size = options.small ? SMALL : FULL;
    const load = await LoadServer.start({ ...size, warm: 'both' });
    const databases = [sqliteDatabase(), await postgresDatabase()];
    try {
      const floors: Array<{ objects: number; ms: number }> = [];
      const times = new Map<BenchDatabase, number[]>();
      // Paired: each round measures all sides, so that they meet the same noise.
      for (let round = 0; round < size.rounds; round += 1) {
        floors.push(await measureFloor(load.kubeconfig));
        for (const database of databases) {
          const ms = await measureSync(load, size.clusters, database, options);
          times.set(database, [...(times.get(database) ?? []), ms]);
        }
      }
      const setup = `${size.clusters} clusters x ${size.podsPerCluster} pods`;
      return databases.map(database =>
        figure(database, times.get(database)!, floors, setup),
      );
    } finally {
      databases.forEach(database => database.stop());
      await load.stop();
    }
  },
};

async function measureSync(
  load: LoadServer,
  clusters: number,
  { config, name }: BenchDatabase,
  { signal, say }: BenchOptions,
): Promise<number> {
  // Each round a portal of its own: nothing may be there before.
  const prefix = config && `bench_${process.pid}_${Date.now()}_`;
  const portal = await Portal.start({
    entry: 'ourPortal',
    config: fleetConfig(load.kubeconfig),
    database: config && { ...config, prefix },
  });
  try {
    await waitForFleet(portal, clusters, { signal, everyMs: 50 });
    const ms = performance.timeOrigin + performance.now() - portal.startedAt;
    say(`${name}: ${(ms / 1000).toFixed(2)} s`);
    return ms;
  } finally {
    await portal.stop();
  }
}

function figure(
  { name }: BenchDatabase,
  times: number[],
  floors: Array<{ objects: number; ms: number }>,
  setup: string,
): Figure {
  const { objects } = floors[0];
  const floor = objects / (median(floors.map(({ ms }) => ms)) / 1000);
  const ours = objects / (median(times) / 1000);
  const isSqlite = name === 'SQLite in a file';
  return {
    name: isSqlite ? 'sync sqlite' : 'sync postgres',
    value: ours / floor,
    unit: 'x',
    limit: isSqlite ? 1.5 : 1,
    atLeast: true,
    ratio: ours / floor,
    against: `the floor's ${floor.toFixed(0)} objects/s; ours ${ours.toFixed(
      0,
    )}`,
    setup: `${setup}, ${objects} objects; ${name}; median of ${times.length}`,
  };
}
