import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { FleetConnections } from '@flotilla/backstage-plugin-fleet-node';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { Extensions } from './clusters/extensions';
import {
  ClusterRegistry,
  type ConfiguredLocator,
  type FleetCluster,
} from './clusters/registry';
import { DatabaseClusterStore } from './clusters/store';
import {
  type Clock,
  CollectorMetrics,
  ConnectionPublisher,
  FleetCollector,
  HttpApiServer,
} from './collect';
import { startWorker, ThreadClusterRunner } from './collectorThread';
import {
  type AddonData,
  createProjections,
  DatabaseClusterRecords,
  DatabaseInventoryWriter,
  deleteClusterRows,
  Housekeeping,
  ImageKeeper,
  RequestKeeper,
  type WriteFence,
} from './inventory';
import { createOwnership } from './inventory/leases';
import type { ServiceParts } from './runService';
import { whenQuiet } from './whenQuiet';

export interface CollectionOptions {
  knex: Knex;
  locators: readonly ConfiguredLocator[];
  extensions: Extensions;
  /** What is known of add-ons. */
  addons: AddonData;
  connections: FleetConnections;
  metrics: MetricsService;
  clock: Clock;
  logger: LoggerService;
}

export interface Collection extends ServiceParts {
  writer: DatabaseInventoryWriter;
}

const CLUSTERS_MS = 30_000;
const REQUESTS_MS = 30_000;
const IMAGES_MS = 30_000;
const HOUSEKEEPING_MS = 24 * 3_600_000;

/** Who collects, once it is there. */
interface Collecting {
  fleet: readonly FleetCluster[];
  collector?: FleetCollector;
}

/**
 * Joins what collects: the registry says who is in the fleet, the leases which
 * of those are this replica's, and the collector collects those in a thread of
 * its own, whose rows the writer keeps.
 */
export function createCollection(options: CollectionOptions): Collection {
  const { knex, locators, connections, clock, logger } = options;
  const now = () => clock.now();
  const collecting: Collecting = { fleet: [] };
  const { ownership, fence } = createOwnership({
    knex,
    replicaId: randomUUID(),
    monotonic: () => performance.now(),
    async onOwned(ids) {
      const { fleet, collector } = collecting;
      await collector?.follow(fleet.filter(({ id }) => ids.has(id)));
    },
    clock,
    logger,
  });
  const collection = createCollector(options, fence);
  collecting.collector = collection.collector;
  const publisher = new ConnectionPublisher({
    connections,
    connect: connection => new HttpApiServer(connection, now),
    clock,
  });
  const registry = new ClusterRegistry({
    locators,
    store: DatabaseClusterStore.create({
      knex,
      now,
      deleteRows: (no, signal) => deleteClusterRows(knex, no, signal),
    }),
    logger,
    async onFleet(clusters) {
      collecting.fleet = clusters;
      publisher.publish(clusters);
      await ownership.follow(clusters.map(({ id }) => id));
    },
  });
  const { collector, writer, housekeeping } = collection;
  const requests = RequestKeeper.create({ knex, writer });
  const images = ImageKeeper.create({ knex, writer, now });
  return {
    ownership,
    collector,
    writer,
    tasks: [
      {
        what: 'Looking for the clusters of the fleet',
        everyMs: CLUSTERS_MS,
        run: signal => registry.refresh(signal),
      },
      whenQuiet(
        {
          what: 'Summing up what pods ask for',
          everyMs: REQUESTS_MS,
          run: signal => requests.run(signal),
        },
        { isBusy: () => writer.isBusy, now },
      ),
      whenQuiet(
        {
          what: 'Summing up where images run',
          everyMs: IMAGES_MS,
          run: signal => images.run(signal),
        },
        { isBusy: () => writer.isBusy, now },
      ),
      {
        what: 'Tidying up the inventory',
        everyMs: HOUSEKEEPING_MS,
        run: signal => housekeeping.run(signal),
      },
    ],
  };
}

function createCollector(options: CollectionOptions, fence: WriteFence) {
  const { knex, extensions, addons, clock, logger } = options;
  const { detectors, nodeAnnotations } = extensions;
  const now = () => clock.now();
  const projections = createProjections(nodeAnnotations, addons);
  const writer = DatabaseInventoryWriter.create({
    knex,
    projections,
    fence,
    clock,
    logger,
  });
  const records = DatabaseClusterRecords.create({ knex, writer, now });
  const runner = new ThreadClusterRunner({
    startThread: () =>
      startWorker({ fleetCollector: { nodeAnnotations, addons } }),
    records,
    writer,
    detectors,
    metrics: new CollectorMetrics(options.metrics),
    logger,
  });
  return {
    collector: new FleetCollector({ runner, records, logger }),
    writer,
    housekeeping: Housekeeping.create({ knex, writer, projections, now }),
  };
}
