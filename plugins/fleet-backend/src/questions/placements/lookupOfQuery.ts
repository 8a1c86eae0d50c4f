import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { ListPlacements } from '@flotilla/backstage-plugin-fleet-common';
import {
  byKubernetesId,
  byRecommendedLabels,
  lookupOfEntity,
  parseSelector,
  type ServiceLookup,
} from '../../services/lookup';

/** Where entities are; the part of the catalog's service that is needed. */
export interface EntityReader {
  getEntityByRef(
    entityRef: string,
    options: { credentials: BackstageCredentials },
  ): Promise<Entity | undefined>;
}

type Query = ListPlacements['query'];

/**
 * Which workloads a query asks for.
 *
 * @throws InputError unless exactly one way to look is asked for
 * @throws NotFoundError for an entity that the asker cannot see
 */
export async function lookupOfQuery(
  query: Query,
  options: { catalog: EntityReader; credentials: BackstageCredentials },
): Promise<ServiceLookup> {
  const { entityRef, service, selector } = query;
  if (Object.values(query).some(value => String(value).includes('\0'))) {
    throw new InputError('A parameter contains NUL, which no name does');
  }
  const ways = [entityRef, service, selector].filter(Boolean);
  if (ways.length !== 1) {
    throw new InputError(
      'Ask by exactly one of entityRef, service and selector',
    );
  }
  if (entityRef) {
    return byEntity(entityRef, options);
  }
  if (selector) {
    const requirements = parseSelector(selector);
    const match = { by: 'selector', confidence: 'high' as const };
    return { alternatives: [{ match, requirements }] };
  }
  return {
    alternatives: [byKubernetesId(service!), ...byRecommendedLabels(service!)],
  };
}

async function byEntity(
  entityRef: string,
  options: { catalog: EntityReader; credentials: BackstageCredentials },
): Promise<ServiceLookup> {
  const { catalog, credentials } = options;
  checkEntityRef(entityRef);
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) {
    throw new NotFoundError(
      'There is no such entity in the catalog, or you may not see it',
    );
  }
  return lookupOfEntity(entity);
}

/** The catalog's client does not tell a wrong reference from its own failure. */
function checkEntityRef(entityRef: string) {
  try {
    parseEntityRef(entityRef);
  } catch {
    throw new InputError(
      'The entityRef is not one; an example is component:default/checkout',
    );
  }
}
