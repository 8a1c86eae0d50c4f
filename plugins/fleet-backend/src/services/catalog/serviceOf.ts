import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { KUBERNETES_ANNOTATIONS } from '@flotilla/backstage-plugin-fleet-common';
import { lookupOfEntity } from '../lookup';
import {
  SERVICE_RELATIONS,
  type Service,
  type ServiceRelations,
} from '../Service';

/**
 * An entity as a service. One whose label selector cannot be read has no
 * workloads; whoever asks for its placements is told why.
 */
export function serviceOf(entity: Entity): Service {
  const { lifecycle, type } = entity.spec ?? {};
  const owner = targetsOf(entity, 'ownedBy')[0];
  const [system] = targetsOf(entity, 'partOf').filter(ref =>
    ref.startsWith('system:'),
  );
  return {
    entityRef: stringifyEntityRef(entity),
    owner: owner?.toLocaleLowerCase('en-US'),
    lifecycle: typeof lifecycle === 'string' ? lifecycle : undefined,
    system,
    type: typeof type === 'string' ? type : undefined,
    declaredBy: declaredBy(entity),
    relations: relationsOf(entity),
    lookup: lookupOf(entity),
  };
}

function lookupOf(entity: Entity): Service['lookup'] {
  try {
    const { alternatives, namespace, cluster } = lookupOfEntity(entity);
    return { alternatives, namespace, cluster };
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      return { alternatives: [] };
    }
    throw error;
  }
}

function declaredBy({ metadata }: Entity): string | undefined {
  const { labelSelector, id } = KUBERNETES_ANNOTATIONS;
  return [labelSelector, id].find(name => metadata.annotations?.[name]);
}

function relationsOf(entity: Entity): ServiceRelations | undefined {
  const relations = SERVICE_RELATIONS.flatMap(type => {
    const targets = [...new Set(targetsOf(entity, type))].sort();
    return targets.length > 0 ? [[type, targets]] : [];
  });
  return relations.length > 0 ? Object.fromEntries(relations) : undefined;
}

function targetsOf({ relations = [] }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}
