import type { Knex } from 'knex';
import type { KubeObject } from '../../../../collect/reflector/types';
import { inventoryWriter } from '../../../../testing/inventoryWriter';
import { metadata, ownedBy, template } from '../../../../testing/objects';
import { seedFleet } from '../../../../testing/seedFleet';
import { clusterNo } from '../../../../testing/seedObject';
import { DiffingSink } from '../../../diff';
import { createProjections } from '../../../projections';
import { readKept } from '../keptUpgrades';
import { UpgradeKeeper } from '../UpgradeKeeper';

type Json = Record<string, unknown>;

const KINDS = [
  'Application',
  'HelmRelease',
  'HelmSecret',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'ControllerRevision',
  'CronJob',
  'DaemonSet',
  'Node',
  'Namespace',
  'NetworkPolicy',
  'ClusterRoleBinding',
];

/** A cluster whose objects are kept as if they had come from a reflector. */
export class WatchedCluster {
  now = Date.parse('2026-11-24T12:00:00Z');
  readonly #sinks = new Map<string, DiffingSink>();

  /** @param watchedSince - ISO 8601; never if absent */
  static async create(
    knex: Knex,
    watchedSince?: string,
  ): Promise<WatchedCluster> {
    const seed = seedFleet(knex);
    const id = await seed.cluster('prod', { synced_at: watchedSince ?? null });
    const columns = { watched_since: watchedSince ?? null };
    await Promise.all(KINDS.map(kind => seed.kind(id, kind, columns)));
    return new WatchedCluster(knex, id);
  }

  private constructor(readonly knex: Knex, readonly id: string) {
    this.reconnect();
  }

  /** As after a restart of the backend: nothing is remembered of the objects. */
  reconnect() {
    const clock = {
      now: () => this.now,
      sleep: async () => {},
      random: () => 0,
    };
    const writer = inventoryWriter(this.knex, { clock });
    const projections = createProjections([]);
    for (const kind of KINDS) {
      const projection = projections.get(kind)!;
      const options = { clusterId: this.id, projection, writer };
      this.#sinks.set(kind, new DiffingSink(options));
    }
  }

  /** Objects that are new or changed. */
  async change(kind: string, ...objects: Json[]) {
    const events = objects.map(object => ({
      type: 'changed' as const,
      object: object as KubeObject,
    }));
    await this.#sinks.get(kind)!.apply(events, '1');
  }

  /** All objects that there are of a kind. */
  async list(kind: string, ...objects: Json[]) {
    const session = this.#sinks.get(kind)!.replace();
    await session.add(objects as KubeObject[]);
    await session.finish('1');
  }

  /** What is kept of upgrades, once all that is due was looked at. */
  async upgrades(options: { retentionMs?: number } = {}) {
    const { retentionMs = 90 * 86_400_000 } = options;
    const keeper = UpgradeKeeper.create({
      knex: this.knex,
      writer: inventoryWriter(this.knex),
      retentionMs,
      now: () => this.now,
    });
    await keeper.run(new AbortController().signal);
    const pasts = await this.knex('history_workloads')
      .where({ cluster_no: await clusterNo(this.knex, this.id) })
      .orderBy('id');
    const all = pasts.map(async ({ id, kind, name }) => {
      const kept = await this.knex.transaction(tx => readKept(tx, id));
      return kept.map(one => ({ ...one, workload: `${kind}/${name}` }));
    });
    return (await Promise.all(all)).flat();
  }

  /** The same, as people would note it. */
  async table() {
    return (await this.upgrades()).map(
      ({ workload, kind, what, at, evidence, precision, source }) => [
        ...[workload, kind, what.changes.map(textOf).join(', ')],
        ...[new Date(at * 1_000).toISOString(), precision, evidence, source],
      ],
    );
  }
}

function textOf({ from, to }: { from?: string; to?: string }): string {
  return `${from} > ${to}`;
}

/** A ReplicaSet of the Deployment uid-web. */
export function replicaSet(
  image: string,
  revision: number,
  createdAt: string,
  annotations: Json = {},
): Json {
  return {
    metadata: metadata(`web-${image}-${createdAt}`, {
      ...ownedBy('Deployment', 'uid-web'),
      creationTimestamp: createdAt,
      annotations: {
        'deployment.kubernetes.io/revision': `${revision}`,
        ...annotations,
      },
    }),
    spec: { replicas: 1, template: template('web', `web:${image}`) },
  };
}

/** A ControllerRevision of the StatefulSet uid-db. */
export function controllerRevision(
  image: string,
  revision: number,
  createdAt: string,
): Json {
  return {
    metadata: metadata(`db-${image}`, {
      ...ownedBy('StatefulSet', 'uid-db'),
      creationTimestamp: createdAt,
    }),
    revision,
    data: { spec: { template: template('db', `db:${image}`) } },
  };
}
