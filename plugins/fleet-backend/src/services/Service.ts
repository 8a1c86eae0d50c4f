import type { ServiceLookup } from './lookup';

/** An entity of the catalog that workloads may belong to. */
export interface Service {
  entityRef: string;
  /** An entity reference in lower case. */
  owner?: string;
  /** As the entity has it, for example production. */
  lifecycle?: string;
  /** An entity reference. */
  system?: string;
  lookup: Pick<ServiceLookup, 'alternatives' | 'namespace' | 'cluster'>;
}

/** One that the database has numbered. */
export interface KeptService extends Service {
  id: number;
}
