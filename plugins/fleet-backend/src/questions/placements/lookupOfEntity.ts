import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { parseSelector } from '../selectors';
import {
  byKubernetesId,
  byRecommendedLabels,
  KUBERNETES_ID,
} from './labelAlternatives';
import type { LookupAlternative, ServiceLookup } from './ServiceLookup';

const LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';

/**
 * How an entity's workloads are found: as Backstage's own Kubernetes plugin
 * does, and by the recommended labels where the entity has no annotation.
 *
 * @throws InputError where its label selector cannot be read
 */
export function lookupOfEntity(entity: Entity): ServiceLookup {
  const annotations = entity.metadata.annotations ?? {};
  const owner = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  return {
    alternatives: alternativesOf(entity, annotations),
    namespace: annotations[NAMESPACE],
    cluster: annotations[CLUSTER],
    entityRef: stringifyEntityRef(entity),
    owner: owner?.targetRef,
  };
}

function alternativesOf(
  entity: Entity,
  annotations: Record<string, string>,
): LookupAlternative[] {
  const selector = annotations[LABEL_SELECTOR];
  if (selector) {
    return [bySelector(entity, selector)];
  }
  const id = annotations[KUBERNETES_ID];
  if (id) {
    return [byKubernetesId(id)];
  }
  const { name } = entity.metadata;
  return [byKubernetesId(name), ...byRecommendedLabels(name)];
}

function bySelector(entity: Entity, selector: string): LookupAlternative {
  try {
    return {
      match: { by: LABEL_SELECTOR, confidence: 'high' },
      requirements: parseSelector(selector),
    };
  } catch (error) {
    const { message } = error as Error;
    throw new InputError(
      `The annotation ${LABEL_SELECTOR} of ${stringifyEntityRef(
        entity,
      )} cannot be used: ${message}`,
    );
  }
}
