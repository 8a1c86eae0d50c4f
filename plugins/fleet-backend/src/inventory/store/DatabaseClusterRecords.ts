import type { Knex } from 'knex';
import type {
  ClusterRecord,
  ClusterRecords,
} from '../../collect/cluster/types';
import type { Projection } from '../projections';
import {
  hasSynced,
  recordHeard,
  recordIdentity,
  recordSync,
} from './operations/recordCluster';
import { recordKind } from './operations/recordKind';
import { readNodeFacts } from './operations/readNodeFacts';
import { ProjectingSink } from './ProjectingSink';

/** Keeps what collectors see in the plugin's database. */
export class DatabaseClusterRecords implements ClusterRecords {
  static create(options: {
    knex: Knex;
    projections: ReadonlyMap<string, Projection>;
    now: () => number;
  }): ClusterRecords {
    const { knex, projections, now } = options;
    return new DatabaseClusterRecords(knex, projections, now);
  }

  private constructor(
    private readonly knex: Knex,
    private readonly projections: ReadonlyMap<string, Projection>,
    private readonly now: () => number,
  ) {}

  open(clusterId: string): ClusterRecord {
    const { knex, projections, now } = this;
    const sinks = new Map<string, ProjectingSink>();
    return {
      hasSynced: () => hasSynced(knex, { clusterId }),
      recordSync: sync => recordSync(knex, { clusterId, sync, now: now() }),
      recordHeard: at => recordHeard(knex, { clusterId, at }),
      recordKind: (kind, state) =>
        recordKind(knex, { clusterId, kind, state, now: now() }),
      recordIdentity: identity => recordIdentity(knex, { clusterId, identity }),
      nodeFacts: () => readNodeFacts(knex, { clusterId }),
      sink({ kind }) {
        const projection = projections.get(kind);
        if (!projection) {
          throw new Error(`There is no projection of ${kind}`);
        }
        const options = { knex, clusterId, projection, now };
        const sink = sinks.get(kind) ?? new ProjectingSink(options);
        sinks.set(kind, sink);
        return sink;
      },
    };
  }
}
