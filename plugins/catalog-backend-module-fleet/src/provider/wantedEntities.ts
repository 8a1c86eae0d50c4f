import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { FleetService } from '@flotilla/backstage-plugin-fleet-node';
import type { CatalogResources } from '../catalog/CatalogResources';
import { nameIn, Neighbours } from '../catalog/Neighbours';
import { clusterEntity, type EntityRules } from '../entities/clusterEntity';
import { readFleet } from '../fleet/readFleet';

export interface WantedEntitiesOptions {
  fleet: FleetService;
  resources: CatalogResources;
  rules: EntityRules;
  credentials: BackstageCredentials;
  signal: AbortSignal;
}

/**
 * The entities that the catalog is to have of the fleet now, with references of
 * those that it has. Rejects where the fleet or the catalog cannot be read.
 */
export async function wantedEntities(
  options: WantedEntitiesOptions,
): Promise<{ entities: Entity[]; known: ReadonlySet<string> }> {
  const { fleet, resources, rules, credentials, signal } = options;
  const { clusters, runsOn } = await readFleet(fleet, credentials, signal);
  const neighbours = new Neighbours(
    await resources.clusters(credentials, signal),
  );
  const own = clusters.filter(cluster => !neighbours.hasStandIn(cluster));
  const refs = await neighbours.refsFor(own, some =>
    resources.among(some, credentials),
  );
  const entities = own.flatMap(cluster => {
    const ref = refs.get(cluster.id);
    const runs = runsOn.get(cluster.id) ?? [];
    return ref === undefined
      ? []
      : [clusterEntity(cluster, nameIn(ref), { runs, rules })];
  });
  return { entities, known: neighbours.ours };
}
