import { ResourceDefinition, resourceKey } from './ResourceDefinition';

/** The resources that one server has now; kinds come and go as CRDs do. */
export class ResourceCatalog {
  readonly #resources = new Map<string, ResourceDefinition>();

  constructor(resources: Iterable<ResourceDefinition>) {
    for (const resource of resources) {
      this.add(resource);
    }
  }

  /** Adds a resource, or replaces the one of its name and group. */
  add(resource: ResourceDefinition): void {
    this.#resources.set(resourceKey(resource), resource);
  }

  /** Takes a resource away; its objects are then out of reach. */
  remove(key: string): void {
    this.#resources.delete(key);
  }

  /** By name and group, as in "deployments.apps". */
  get(key: string): ResourceDefinition | undefined {
    return this.#resources.get(key);
  }

  /** By the parts of an API path. */
  find(
    group: string,
    version: string,
    plural: string,
  ): ResourceDefinition | undefined {
    const resource = this.get(resourceKey({ group, plural }));
    return resource?.version === version ? resource : undefined;
  }

  /** All resources of a group, or of all groups. */
  list(group?: string): ResourceDefinition[] {
    return [...this.#resources.values()].filter(
      resource => group === undefined || resource.group === group,
    );
  }

  /** The groups but for core, each with its one version. */
  groups(): Array<{ name: string; version: string }> {
    const versions = new Map<string, string>();
    for (const { group, version } of this.#resources.values()) {
      if (group) {
        versions.set(group, version);
      }
    }
    return [...versions].map(([name, version]) => ({ name, version }));
  }
}
