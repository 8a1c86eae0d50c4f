import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  KUBERNETES_ANNOTATIONS,
  serviceLookup,
} from '@flotilla/backstage-plugin-fleet-common';
import { parseSelector } from './parseSelector';
import { byKubernetesId, byRecommendedLabels } from './labelAlternatives';
import type { LookupAlternative, ServiceLookup } from './ServiceLookup';

/**
 * How an entity's workloads are found: as Backstage's own Kubernetes plugin
 * does, and by the recommended labels where the entity has no annotation. The
 * rule is shared with the frontend, which tells people how it was looked.
 *
 * @throws InputError where its label selector cannot be read
 */
export function lookupOfEntity(entity: Entity): ServiceLookup {
  const lookup = serviceLookup(entity);
  const owner = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  return {
    alternatives: alternativesOf(entity, lookup),
    namespace: lookup.namespace,
    cluster: lookup.cluster,
    entityRef: stringifyEntityRef(entity),
    owner: owner?.targetRef,
  };
}

function alternativesOf(
  entity: Entity,
  { by, value }: ReturnType<typeof serviceLookup>,
): LookupAlternative[] {
  switch (by) {
    case 'selector':
      return [bySelector(entity, value)];
    case 'id':
      return [byKubernetesId(value)];
    default:
      return [byKubernetesId(value), ...byRecommendedLabels(value)];
  }
}

function bySelector(entity: Entity, selector: string): LookupAlternative {
  try {
    return {
      match: { by: KUBERNETES_ANNOTATIONS.labelSelector, confidence: 'high' },
      requirements: parseSelector(selector),
    };
  } catch (error) {
    const { message } = error as Error;
    throw new InputError(
      `The annotation ${
        KUBERNETES_ANNOTATIONS.labelSelector
      } of ${stringifyEntityRef(entity)} cannot be used: ${message}`,
    );
  }
}
