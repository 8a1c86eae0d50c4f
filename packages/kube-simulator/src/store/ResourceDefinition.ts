/** One resource that a server has. */
export interface ResourceDefinition {
  /** Empty for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  namespaced: boolean;
  shortNames: string[];
  categories: string[];
  /** Whether its status is written apart from the rest. */
  hasStatus: boolean;
  /** Whether its metadata counts the changes of what is asked for. */
  hasGeneration: boolean;
  /** Built-in kinds have strategic merge; those of CRDs do not. */
  builtIn: boolean;
  /** Whether a deletion answers with the object, as Pods do. */
  returnsDeleted: boolean;
  /** Whether a write must say which version it is based on. */
  needsVersion: boolean;
  /** Whether a PUT creates what is not there, as of Leases. */
  createsOnUpdate: boolean;
}

/** What a definition must say; the rest has a usual value. */
export type ResourceInput = Pick<
  ResourceDefinition,
  'group' | 'version' | 'kind' | 'plural'
> &
  Partial<ResourceDefinition>;

/** Fills in what is usual. */
export function defineResource(input: ResourceInput): ResourceDefinition {
  return {
    singular: input.kind.toLowerCase(),
    namespaced: true,
    shortNames: [],
    categories: [],
    hasStatus: true,
    hasGeneration: true,
    builtIn: true,
    returnsDeleted: false,
    needsVersion: input.builtIn === false,
    createsOnUpdate: false,
    ...input,
  };
}

/** The name of a resource with its group, as in "deployments.apps". */
export function resourceKey(
  resource: Pick<ResourceDefinition, 'group' | 'plural'>,
): string {
  return resource.group
    ? `${resource.plural}.${resource.group}`
    : resource.plural;
}

/** The group and version of a resource, as in "apps/v1". */
export function groupVersion(
  resource: Pick<ResourceDefinition, 'group' | 'version'>,
): string {
  return resource.group
    ? `${resource.group}/${resource.version}`
    : resource.version;
}
