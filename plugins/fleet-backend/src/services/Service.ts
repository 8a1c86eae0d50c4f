import type { ServiceLookup } from './lookup';

/** An entity of the catalog that workloads may belong to. */
export interface Service {
  entityRef: string;
  /** An entity reference in lower case. */
  owner?: string;
  /** Whether the catalog does not have that owner. */
  ownerIsMissing?: boolean;
  /** As the entity has it, for example production. */
  lifecycle?: string;
  /** An entity reference. */
  system?: string;
  /** As the entity has it, for example library. */
  type?: string;
  /** The annotation that says how its workloads are found, if one does. */
  declaredBy?: string;
  /** How others are related to it; each list is sorted. */
  relations?: ServiceRelations;
  lookup: Pick<ServiceLookup, 'alternatives' | 'namespace' | 'cluster'>;
}

/** Relations of an entity of the catalog, as references to their targets. */
export type ServiceRelations = Partial<
  Record<ServiceRelation, readonly string[]>
>;

/** The relations that tell what else is hit where a service is. */
export const SERVICE_RELATIONS = [
  'providesApi',
  'consumesApi',
  'dependencyOf',
] as const;

export type ServiceRelation = (typeof SERVICE_RELATIONS)[number];

/** One that the database has numbered. */
export interface KeptService extends Service {
  id: number;
}
