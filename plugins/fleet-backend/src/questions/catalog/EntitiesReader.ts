import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';

/** Where many entities are; the part of the catalog's service that is needed. */
export interface EntitiesReader {
  /** In the order of the references; undefined for what somebody may not see. */
  getEntitiesByRefs(
    request: { entityRefs: string[]; fields?: string[] },
    options: { credentials: BackstageCredentials },
  ): Promise<{ items: Array<Entity | undefined> }>;
}
