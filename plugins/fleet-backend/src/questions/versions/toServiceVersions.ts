import {
  compareVersions,
  newestVersion,
  type ServiceCluster,
  type ServiceVersions,
  versionSkew,
} from '@flotilla/backstage-plugin-fleet-common';
import { confidenceOf } from '../../services';
import { type FleetSnapshot, groupBy } from '../coverage';
import type { ServiceRow } from './findServices';
import type { RunningRow } from './readRunning';

/** A service as the API shows it, its clusters by name. */
export function toServiceVersions(
  row: ServiceRow,
  running: readonly RunningRow[],
  fleet: FleetSnapshot,
): ServiceVersions {
  const newest = newestVersion(running.flatMap(({ version }) => version ?? []));
  const byCluster = groupBy(running, ({ cluster_no }) => cluster_no);
  return {
    entityRef: row.entity_ref,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    newest,
    clusters: [...byCluster]
      .flatMap(([no, rows]) => toCluster(no, rows, { fleet, newest }))
      .sort((a, b) => compareVersions(a.cluster.name, b.cluster.name)),
  };
}

/** A cluster that came after the fleet was read is left to a later answer. */
function toCluster(
  no: number,
  rows: readonly RunningRow[],
  { fleet, newest }: { fleet: FleetSnapshot; newest?: string },
): ServiceCluster[] {
  const cluster = fleet.clusterOf(no);
  if (!cluster) {
    return [];
  }
  const { id, name, status } = cluster;
  return [
    {
      cluster: { id, name },
      versions: rows
        .map(({ version, workloads, unhealthy }) => ({
          version: version ?? undefined,
          skew: versionSkew(version ?? undefined, newest),
          workloads: Number(workloads),
          unhealthy: Number(unhealthy),
        }))
        .sort((a, b) => compareVersions(b.version, a.version)),
      confidence: confidenceOf(Math.min(...rows.map(one => one.confidence))),
      stale: status !== 'current' && status !== 'initial',
    },
  ];
}
