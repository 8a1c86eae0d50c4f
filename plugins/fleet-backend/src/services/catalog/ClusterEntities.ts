import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { CLUSTER_ID_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import { CATALOG_LOCATOR_TYPE } from '../../clusters/locators';
import type { ConfiguredLocator } from '../../clusters/registry';

/** A cluster as it was named. */
export interface NamedCluster {
  id: string;
  locator: string;
  locator_key: string;
}

export interface ClusterEntitiesOptions {
  catalog: Pick<CatalogService, 'streamEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  locators: readonly ConfiguredLocator[];
}

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

/**
 * Which entity of the catalog stands for which cluster: the one that it was
 * found by, or one that says so in an annotation.
 */
export class ClusterEntities {
  static create(options: ClusterEntitiesOptions): ClusterEntities {
    return new ClusterEntities(options);
  }

  readonly #options: ClusterEntitiesOptions;
  readonly #catalogLocators: ReadonlySet<string>;
  #refs: ReadonlyMap<string, string> = new Map();

  private constructor(options: ClusterEntitiesOptions) {
    this.#options = options;
    this.#catalogLocators = new Set(
      options.locators
        // Their keys are namespaces and names of Resources.
        .filter(({ type }) => type === CATALOG_LOCATOR_TYPE)
        .map(({ id }) => id),
    );
  }

  /** The entity's reference, in lower case; undefined where none is known. */
  refOf({ id, locator, locator_key }: NamedCluster): string | undefined {
    return this.#catalogLocators.has(locator)
      ? `resource:${locator_key}`.toLocaleLowerCase('en-US')
      : this.#refs.get(id);
  }

  /**
   * Reads the catalog again.
   *
   * @throws what the catalog fails with; then all stay as they were
   */
  async run(signal: AbortSignal): Promise<void> {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const annotation = `metadata.annotations.${CLUSTER_ID_ANNOTATION}`;
    const pages = catalog.streamEntities(
      {
        filter: { kind: 'resource', [annotation]: CATALOG_FILTER_EXISTS },
        fields: FIELDS,
      },
      { credentials },
    );
    const entities: Entity[] = [];
    for await (const page of pages) {
      signal.throwIfAborted();
      entities.push(...page);
    }
    this.#refs = refsByCluster(entities);
  }
}

/** Where several say so of one cluster: what people wrote, the first by name. */
function refsByCluster(entities: readonly Entity[]): Map<string, string> {
  const claims = entities.map(entity => ({
    id: entity.metadata.annotations?.[CLUSTER_ID_ANNOTATION] ?? '',
    key: `${rankOf(entity)} ${stringifyEntityRef(entity)}`,
  }));
  const lastFirst = claims.sort((a, b) => (a.key < b.key ? 1 : -1));
  return new Map(lastFirst.map(({ id, key }) => [id, key.slice(2)]));
}

function rankOf({ metadata }: Entity): 0 | 1 {
  const origin = metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  return origin?.startsWith('fleet:') ? 1 : 0;
}
