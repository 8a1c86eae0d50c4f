import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  type EntityFilterQuery,
} from '@backstage/catalog-client';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { CLUSTER_ID_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import { isFromFleet } from '../entities/clusterEntity';

const REFS_PER_REQUEST = 500;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

/** Resources that are clusters, or say that they stand for one. */
const CLUSTERS: EntityFilterQuery = [
  { kind: 'Resource', 'spec.type': 'kubernetes-cluster' },
  {
    kind: 'Resource',
    [`metadata.annotations.${CLUSTER_ID_ANNOTATION}`]: CATALOG_FILTER_EXISTS,
  },
];

/** A Resource of the catalog, as far as it matters here. */
export interface KnownResource {
  ref: string;
  /** Whether this module has put it there. */
  isOurs: boolean;
  /** Of the cluster that it stands for. */
  clusterId?: string;
}

/** What the catalog has already. */
export class CatalogResources {
  constructor(
    private readonly catalog: Pick<
      CatalogService,
      'streamEntities' | 'getEntitiesByRefs'
    >,
  ) {}

  /** All that are clusters. */
  async clusters(
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<KnownResource[]> {
    const known: KnownResource[] = [];
    const pages = this.catalog.streamEntities(
      { filter: CLUSTERS, fields: FIELDS },
      { credentials },
    );
    for await (const page of pages) {
      signal.throwIfAborted();
      known.push(...page.map(toKnown));
    }
    return known;
  }

  /** Those that there are among these references. */
  async among(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<KnownResource[]> {
    const known: KnownResource[] = [];
    for (let at = 0; at < refs.length; at += REFS_PER_REQUEST) {
      const entityRefs = refs.slice(at, at + REFS_PER_REQUEST);
      const { items } = await this.catalog.getEntitiesByRefs(
        { entityRefs, fields: FIELDS },
        { credentials },
      );
      known.push(...items.flatMap(item => (item ? [toKnown(item)] : [])));
    }
    return known;
  }
}

function toKnown(entity: Entity): KnownResource {
  return {
    ref: stringifyEntityRef(entity),
    isOurs: isFromFleet(entity),
    clusterId: entity.metadata.annotations?.[CLUSTER_ID_ANNOTATION],
  };
}
