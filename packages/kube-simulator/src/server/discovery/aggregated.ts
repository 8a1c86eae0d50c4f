import { ResourceCatalog, ResourceDefinition } from '../../store';
import { RESOURCE_VERBS, shorthands, STATUS_VERBS } from './resourceVerbs';

/** What aggregated discovery is answered as. */
export const AGGREGATED_TYPE =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** /api and /apis, with all resources of all their groups at once. */
export function aggregatedDiscovery(resources: ResourceCatalog, core: boolean) {
  const groups = core ? [{ name: '', version: 'v1' }] : resources.groups();
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map(({ name, version }) => ({
      metadata: { ...(name ? { name } : {}), creationTimestamp: null },
      versions: [
        {
          version,
          resources: resources.list(name).map(discoveryEntry),
          freshness: 'Current',
        },
      ],
    })),
  };
}

function discoveryEntry(resource: ResourceDefinition) {
  const { plural, singular, namespaced, hasStatus } = resource;
  const { kind, builtIn } = resource;
  // Built-in kinds leave out what the group says already.
  const group = builtIn ? '' : resource.group;
  const version = builtIn ? '' : resource.version;
  const responseKind = { group, version, kind };
  const status = { subresource: 'status', responseKind, verbs: STATUS_VERBS };
  return {
    resource: plural,
    responseKind,
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: singular,
    verbs: RESOURCE_VERBS,
    ...shorthands(resource),
    ...(hasStatus ? { subresources: [status] } : {}),
  };
}
