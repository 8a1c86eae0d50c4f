import type { PlacementList } from '@flotilla/backstage-plugin-fleet-common';
import type { Testbed } from '@flotilla/testbed-client';
import type { Knex } from 'knex';
import { join } from 'node:path';
import { ClusterGates } from './ClusterGates';
import { countLists } from './countLists';
import { fourClusters } from './fourClusters';
import { Replica } from './Replica';
import { type Session, SharedDatabase } from './SharedDatabase';
import { until } from './until';

const CLUSTERS = 4;
const SOON_MS = 10_000;
/** The first sync too, on a slow machine. */
const CURRENT_MS = 30_000;

/** Four real clusters, a database, and the replicas of a portal on them. */
export class ReplicaFleet {
  readonly gates = new ClusterGates();
  readonly #replicas: Replica[] = [];

  static async create(knex: Knex): Promise<ReplicaFleet> {
    const database = await SharedDatabase.create(knex);
    return new ReplicaFleet(await fourClusters(), database);
  }

  private constructor(
    private readonly testbed: Testbed,
    readonly database: SharedDatabase,
  ) {}

  async start(name: string): Promise<Replica> {
    const kubeconfigPath = join(this.testbed.dir, `${name}.kubeconfig`);
    await this.gates.write({
      replica: name,
      from: this.testbed.kubeconfigPath,
      to: kubeconfigPath,
    });
    const database = this.database.connection;
    const replica = await Replica.start({ name, database, kubeconfigPath });
    this.#replicas.push(replica);
    return replica;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#replicas.map(replica => replica.kill()));
    this.gates.close();
    await this.testbed.stop();
  }

  /** Writes without a lease, and how often each cluster was listed so far. */
  async audit() {
    return {
      foreignWrites: await this.database.foreignWrites(),
      lists: await countLists(this.testbed),
    };
  }

  /** Rolls another version of the service out. */
  async upgrade(cluster: string, version: string): Promise<void> {
    await this.testbed
      .cluster(cluster)
      .kubectl(
        ...['--namespace', 'shop', 'set', 'image', 'deployment/checkout'],
        `*=registry.example.com/shop/checkout:${version}`,
      );
  }

  /** The service's versions by the clusters' names, as a replica answers. */
  async versions(
    replica: Replica,
  ): Promise<Record<string, string | undefined>> {
    const { items } = await checkout(replica);
    return Object.fromEntries(
      items.map(({ cluster, version }) => [cluster.name, version]),
    );
  }

  /** Until a replica answers these; it knows of all clusters all the time. */
  async untilVersions(
    replica: Replica,
    wanted: Record<string, string>,
    withinMs: number,
  ): Promise<void> {
    const ask = async () => {
      const versions = await this.versions(replica);
      expect(Object.keys(versions)).toHaveLength(CLUSTERS);
      return versions;
    };
    await until(
      ask,
      found => Object.keys(wanted).every(name => found[name] === wanted[name]),
      withinMs,
    );
  }

  /** Until a replica answers that all clusters are current. */
  async untilAllCurrent(replica: Replica): Promise<void> {
    await until(
      () => checkout(replica),
      ({ coverage: { clusters, current } }) =>
        clusters === CLUSTERS && current === CLUSTERS,
      CURRENT_MS,
    );
  }

  /**
   * Until so many clusters are a replica's, and it is connected to these.
   *
   * @returns their names
   */
  async untilCollects(
    { name }: Replica,
    count: number,
    withinMs: number,
  ): Promise<string[]> {
    const ask = async () => ({
      held: await this.database.heldBy(name),
      connected: this.gates.clustersOf(name),
    });
    const { held } = await until(
      ask,
      answer =>
        answer.held.length === count &&
        answer.held.join() === answer.connected.join(),
      withinMs,
    );
    return held;
  }

  /** Until a replica is connected to no cluster. */
  async untilIdle({ name }: Replica): Promise<void> {
    const ask = async () => this.gates.clustersOf(name);
    await until(ask, clusters => clusters.length === 0, SOON_MS);
  }

  /** Until the database has a session of a replica that is like this. */
  async untilSession(
    { name }: Replica,
    isWanted: (session: Session) => boolean,
  ): Promise<void> {
    const ask = () => this.database.sessions(name);
    await until(ask, sessions => sessions.some(isWanted), SOON_MS);
  }

  /** Until a replica renews its leases. */
  async untilRenews({ name }: Replica): Promise<void> {
    const before = await this.database.renewedAt(name);
    const ask = () => this.database.renewedAt(name);
    await until(ask, at => at > before, SOON_MS);
  }
}

function checkout(replica: Replica): Promise<PlacementList> {
  return replica.get('/placements?service=checkout');
}
