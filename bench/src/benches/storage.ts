import type { RestartList } from '@flotilla/backstage-plugin-fleet-common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchOptions, Figure } from '../Bench';
import { LoadServer } from '../load/LoadServer';
import {
  type BenchDatabase,
  postgresDatabase,
  sqliteDatabase,
  type TableSize,
} from '../portal/databases';
import { fleetConfig } from '../portal/fleetConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';

interface Size {
  clusters: number;
  podsPerCluster: number;
  /** How many restarts are kept before their rows are weighed. */
  restarts: number;
}

const FULL: Size = { clusters: 50, podsPerCluster: 2000, restarts: 20_000 };
const SMALL: Size = { clusters: 2, podsPerCluster: 1000, restarts: 500 };
const RATE = 1_000;

/** What the inventory and the past take in the database. */
export const storage: Bench = {
  name: 'storage',
  title: 'the inventory and its past, with their indexes',
  async run(options) {
    const size = options.small ? SMALL : FULL;
    const load = await LoadServer.start(size);
    const postgres = await postgresDatabase();
    try {
      const figures = [];
      for (const database of [sqliteDatabase(), postgres]) {
        const measured = await measure(load, database, size, options);
        figures.push(...figuresOf(measured, database, size));
      }
      return figures;
    } finally {
      postgres.stop();
      await load.stop();
    }
  },
};

interface Measured {
  bytes: number;
  past: TableSize;
}

function figuresOf(
  { bytes, past }: Measured,
  { name }: BenchDatabase,
  { clusters, podsPerCluster }: Size,
): Figure[] {
  const isSqlite = name === 'SQLite in a file';
  const suffix = isSqlite ? '' : ' postgres';
  const pods = clusters * podsPerCluster;
  return [
    {
      name: `storage per 100k pods${suffix}`,
      value: ((bytes / pods) * 100_000) / 1e6,
      unit: 'MB',
      limit: isSqlite ? 20 : 40,
      setup: `${clusters} clusters x ${podsPerCluster} pods, 20 a workload, with their workloads, ReplicaSets, labels and nodes, without their past; ${name}`,
    },
    {
      name: `storage history row${suffix}`,
      value: past.bytes / past.rows,
      unit: 'B',
      limit: isSqlite ? 60 : 120,
      setup: `${past.rows} restarts; ${name}`,
    },
  ];
}

async function measure(
  load: LoadServer,
  database: BenchDatabase,
  size: Size,
  { signal }: BenchOptions,
): Promise<Measured> {
  const options = {
    entry: 'ourPortal' as const,
    config: fleetConfig(load.kubeconfig),
    database: database.config,
  };
  const first = await Portal.start(options);
  const { folder } = first;
  try {
    await seenAll(first, size, signal);
    await first.stop('SIGTERM', { keepFiles: true });
    const bytes = database.fleetBytes(folder);
    const second = await Portal.start({ ...options, folder });
    await restart(load, second, size, signal);
    await second.stop('SIGTERM', { keepFiles: true });
    return { bytes, past: database.tableSize(folder, 'restarts') };
  } finally {
    first.removeFiles();
  }
}

async function seenAll(
  portal: Portal,
  { clusters }: Size,
  signal: AbortSignal,
) {
  try {
    await waitForFleet(portal, clusters, { signal });
  } catch (error) {
    await portal.stop('SIGKILL', { keepFiles: true });
    throw error;
  }
}

/** Has containers restart until so many restarts are kept. */
async function restart(
  load: LoadServer,
  portal: Portal,
  { clusters, restarts }: Size,
  signal: AbortSignal,
) {
  try {
    await waitForFleet(portal, clusters, { signal });
    await load.setEventRate(RATE);
    let kept = 0;
    while (kept < restarts) {
      await sleep(500, undefined, { signal });
      const answer = await portal.fetchJson<RestartList>(
        '/api/fleet/restarts?since=PT1H&limit=1',
      );
      kept = answer.totals.restarts;
    }
    await load.setEventRate(0);
  } catch (error) {
    await portal.stop('SIGKILL', { keepFiles: true });
    throw error;
  }
}
