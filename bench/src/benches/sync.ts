import type { Bench, BenchOptions, Figure } from '../Bench';
import type { Fleet, FleetSize, FleetSource } from '../load/Fleet';
import { loadSource, realSource, sizeOf } from '../load/sources';
import { measureFloor } from '../peers/floor';
import { InformerPeer } from '../peers/informer/InformerPeer';
import type { Synced } from '../peers/informer/messages';
import {
  type BenchDatabase,
  postgresDatabase,
  sqliteDatabase,
} from '../portal/databases';
import { fleetConfig } from '../portal/fleetConfig';
import { Portal } from '../portal/Portal';
import { waitForFleet } from '../portal/waitForFleet';
import { median } from '../stats/percentile';

interface Size extends FleetSize {
  rounds: number;
}

const SIZES: { full: Size; small: Size } = {
  full: { clusters: 20, podsPerCluster: 2000, rounds: 3 },
  small: { clusters: 2, podsPerCluster: 500, rounds: 1 },
};

/** The first sync, against those who read the same objects as JSON. */
export const sync = syncOn(loadSource(SIZES, { warm: 'both' }));

export const syncOnRealServers = syncOn(realSource(SIZES));

interface Rounds {
  floors: Array<{ objects: number; ms: number }>;
  informers: Synced[];
  ours: Map<BenchDatabase, number[]>;
}

function syncOn(source: FleetSource<Size>): Bench {
  return {
    name: 'sync',
    title: 'first sync into the database, against JSON.parse and informers',
    async run(options) {
      const size = options.small ? source.small : source.full;
      const fleet = await source.start(size);
      const databases = [sqliteDatabase(), await postgresDatabase()];
      try {
        const rounds = await measureAll(fleet, size, databases, options);
        return figures(rounds, sizeOf(size) + fleet.servers);
      } finally {
        databases.forEach(database => database.stop());
        await fleet.stop();
      }
    },
  };
}

/** Paired: each round measures all sides, so that they meet the same noise. */
async function measureAll(
  fleet: Fleet,
  { clusters, rounds }: Size,
  databases: readonly BenchDatabase[],
  options: BenchOptions,
): Promise<Rounds> {
  const found: Rounds = { floors: [], informers: [], ours: new Map() };
  for (let round = 0; round < rounds; round += 1) {
    const floor = await measureFloor(fleet.kubeconfig);
    const informer = await measureInformer(fleet.kubeconfig, options);
    if (informer.objects !== floor.objects) {
      throw new Error(
        `The informers have ${informer.objects} objects, the floor ${floor.objects}`,
      );
    }
    found.floors.push(floor);
    found.informers.push(informer);
    for (const database of databases) {
      const ms = await measureOurs(fleet, clusters, database, options);
      found.ours.set(database, [...(found.ours.get(database) ?? []), ms]);
    }
  }
  return found;
}

async function measureInformer(
  kubeconfig: string,
  { say }: BenchOptions,
): Promise<Synced> {
  const peer = await InformerPeer.start(kubeconfig, 'all');
  await peer.stop();
  say(`makeInformer: ${(peer.synced.ms / 1000).toFixed(2)} s`);
  return peer.synced;
}

async function measureOurs(
  fleet: Fleet,
  clusters: number,
  { config, name }: BenchDatabase,
  { signal, say }: BenchOptions,
): Promise<number> {
  // Each round a portal of its own: nothing may be there before.
  const prefix = config && `bench_${process.pid}_${Date.now()}_`;
  const portal = await Portal.start({
    entry: 'ourPortal',
    config: fleetConfig(fleet.kubeconfig),
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

function figures({ floors, informers, ours }: Rounds, fleet: string): Figure[] {
  const { objects } = floors[0];
  const perSecond = (times: number[]) => objects / (median(times) / 1000);
  const floor = perSecond(floors.map(({ ms }) => ms));
  const informer = perSecond(informers.map(({ ms }) => ms));
  const setup = `${fleet}, ${objects} objects`;
  const synced = [...ours].flatMap(([{ name }, times]) => {
    const isSqlite = name === 'SQLite in a file';
    const figure = isSqlite ? 'sync sqlite' : 'sync postgres';
    const rate = perSecond(times);
    const shared = {
      unit: 'x',
      atLeast: true,
      setup: `${setup}; ${name}; median of ${times.length}`,
    };
    const against = (who: string, peer: number) => ({
      value: rate / peer,
      ratio: rate / peer,
      against: `${who} ${peer.toFixed(0)} objects/s; ours ${rate.toFixed(0)}`,
    });
    return [
      {
        name: figure,
        limit: isSqlite ? 1.5 : 1,
        ...against("the floor's", floor),
        ...shared,
      },
      {
        name: `${figure} informer`,
        ...against("makeInformer's", informer),
        ...shared,
      },
    ];
  });
  return [...synced, memoryFigure(informers, setup)];
}

/** What the peer keeps; the memory bench has ours. */
function memoryFigure(informers: Synced[], setup: string): Figure {
  const of = (value: (synced: Synced) => number) =>
    median(informers.map(synced => value(synced) / synced.objects));
  const resident = of(({ residentBytes }) => residentBytes);
  return {
    name: 'memory per object informer',
    value: of(({ heapBytes }) => heapBytes),
    unit: 'B',
    setup: `${setup}; makeInformer's heap after a full garbage collection, minus that before; of its resident memory ${resident.toFixed(
      0,
    )} B`,
  };
}
