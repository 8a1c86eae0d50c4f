import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Cluster } from '@flotilla/backstage-plugin-fleet-common';
import type { FleetService } from '@flotilla/backstage-plugin-fleet-node';
import { everyPage } from './everyPage';

const CLUSTERS_PER_PAGE = 1_000;
/** Each comes with all the clusters that it runs in. */
const SERVICES_PER_PAGE = 100;

/** The fleet as the catalog is to know it. */
export interface Fleet {
  clusters: readonly Cluster[];
  /** References of what surely runs on a cluster, by its id, in order. */
  runsOn: ReadonlyMap<string, readonly string[]>;
}

/** Rejects where it cannot be read whole, so that nothing is taken for gone. */
export async function readFleet(
  fleet: FleetService,
  credentials: BackstageCredentials,
  signal: AbortSignal,
): Promise<Fleet> {
  const clusters: Cluster[] = [];
  const pages = everyPage(
    cursor =>
      fleet.listClusters({ limit: CLUSTERS_PER_PAGE, cursor }, { credentials }),
    signal,
  );
  for await (const page of pages) {
    clusters.push(...page);
  }
  return { clusters, runsOn: await readRunning(fleet, credentials, signal) };
}

async function readRunning(
  fleet: FleetService,
  credentials: BackstageCredentials,
  signal: AbortSignal,
): Promise<Map<string, string[]>> {
  const runsOn = new Map<string, string[]>();
  const pages = everyPage(
    cursor =>
      fleet.listVersions({ limit: SERVICES_PER_PAGE, cursor }, { credentials }),
    signal,
  );
  for await (const services of pages) {
    for (const { entityRef, clusters } of services) {
      const sure = clusters.filter(({ confidence }) => confidence === 'high');
      for (const { id } of sure.map(({ cluster }) => cluster)) {
        const refs = runsOn.get(id) ?? [];
        refs.push(entityRef);
        runsOn.set(id, refs);
      }
    }
  }
  return runsOn;
}
