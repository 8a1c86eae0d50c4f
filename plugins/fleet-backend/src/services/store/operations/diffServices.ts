import {
  type KeptService,
  SERVICE_RELATIONS,
  type Service,
} from '../../Service';

export interface ServicesDiff {
  added: Service[];
  /** As they are now, and as they were. */
  changed: Array<{ now: Service; before: KeptService }>;
  gone: KeptService[];
}

/** What makes services of those that are kept. */
export function diffServices(
  kept: readonly KeptService[],
  services: readonly Service[],
): ServicesDiff {
  const before = new Map(kept.map(one => [one.entityRef, one]));
  const now = new Map(services.map(one => [one.entityRef, one]));
  return {
    added: [...now.values()].filter(({ entityRef }) => !before.has(entityRef)),
    changed: [...now.values()].flatMap(service => {
      const known = before.get(service.entityRef);
      return known && textOf(known) !== textOf(service)
        ? [{ now: service, before: known }]
        : [];
    }),
    gone: kept.filter(({ entityRef }) => !now.has(entityRef)),
  };
}

function textOf(service: Service): string {
  const { owner, lifecycle, system, type, declaredBy } = service;
  return JSON.stringify([
    ...[owner, lifecycle, system, type, declaredBy].map(text => text ?? null),
    service.ownerIsMissing === true,
    relationsText(service),
    lookupText(service),
  ]);
}

/** How others are related to it, so that equal ones have equal texts. */
export function relationsText({
  relations = {},
}: Pick<Service, 'relations'>): string {
  return JSON.stringify(SERVICE_RELATIONS.map(type => relations[type] ?? []));
}

/** How workloads are found, as it is kept. */
export function lookupText({ lookup }: Pick<Service, 'lookup'>): string {
  const { alternatives, namespace, cluster } = lookup;
  return JSON.stringify({ alternatives, namespace, cluster });
}
