import type { Bench, BenchOptions } from '../Bench';
import { LoadServer } from '../load/LoadServer';
import {
  type BenchDatabase,
  postgresDatabase,
  sqliteDatabase,
} from '../portal/databases';
import { fleetConfig } from '../portal/fleetConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';

const FULL = { clusters: 50, podsPerCluster: 2000 };
const SMALL = { clusters: 2, podsPerCluster: 1000 };

/** What the inventory takes in the database. */
export const storage: Bench = {
  name: 'storage',
  title: 'the inventory with its indexes',
  async run(options) {
    const size = options.small ? SMALL : FULL;
    const load = await LoadServer.start(size);
    const postgres = await postgresDatabase();
    const pods = size.clusters * size.podsPerCluster;
    try {
      const figures = [];
      for (const database of [sqliteDatabase(), postgres]) {
        const bytes = await measure(load, database, size.clusters, options);
        const isSqlite = database !== postgres;
        figures.push({
          name: `storage per 100k pods${isSqlite ? '' : ' postgres'}`,
          value: ((bytes / pods) * 100_000) / 1e6,
          unit: 'MB',
          limit: isSqlite ? 20 : 40,
          setup: `${size.clusters} clusters x ${size.podsPerCluster} pods, 20 a workload, with their workloads, ReplicaSets, labels and nodes; ${database.name}`,
        });
      }
      return figures;
    } finally {
      postgres.stop();
      await load.stop();
    }
  },
};

async function measure(
  load: LoadServer,
  database: BenchDatabase,
  clusters: number,
  { signal }: BenchOptions,
): Promise<number> {
  const portal = await Portal.start({
    entry: 'ourPortal',
    config: fleetConfig(load.kubeconfig),
    database: database.config,
  });
  try {
    await waitForFleet(portal, clusters, { signal });
  } finally {
    await portal.stop('SIGTERM', { keepFiles: true });
  }
  try {
    return database.fleetBytes(portal.folder);
  } finally {
    portal.removeFiles();
  }
}
