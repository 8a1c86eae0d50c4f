import type { ClusterRecord, ClusterRecords } from '../collect';
import { DiffingSink, type Projection } from '../inventory';
import type { RemoteMain } from './protocol';

/**
 * The records of clusters as the thread has them: what changed is found here,
 * and kept by the main thread.
 */
export class RemoteClusterRecords implements ClusterRecords {
  constructor(
    private readonly main: RemoteMain,
    private readonly projections: ReadonlyMap<string, Projection>,
  ) {}

  open(clusterId: string): ClusterRecord {
    const { main } = this;
    return {
      hasSynced: () => main.hasSynced(clusterId),
      recordSync: sync => main.recordSync(clusterId, sync),
      recordHeard: at => main.recordHeard(clusterId, at),
      recordCertificate: certificate =>
        main.recordCertificate(clusterId, certificate),
      recordNodeUsage: usage => main.recordNodeUsage(clusterId, usage),
      recordCosts: costs => main.recordCosts(clusterId, costs),
      recordDeprecatedApis: found =>
        main.recordDeprecatedApis(clusterId, found),
      recordKind: (kind, state) => main.recordKind(clusterId, kind, state),
      recordStats: stats => main.recordStats(clusterId, stats),
      sink: ({ kind }) => this.#sink(clusterId, kind),
    };
  }

  #sink(clusterId: string, kind: string) {
    const projection = this.projections.get(kind);
    if (!projection) {
      throw new Error(`There is no projection of ${kind}`);
    }
    return new DiffingSink({ clusterId, projection, writer: this.main });
  }
}
