import { groupVersion, ResourceCatalog, ResourceDefinition } from '../../store';
import { RESOURCE_VERBS, shorthands, STATUS_VERBS } from './resourceVerbs';

/** /api */
export function coreVersions(host: string) {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [
      { clientCIDR: '0.0.0.0/0', serverAddress: host },
    ],
  };
}

/** /apis */
export function groupList(resources: ResourceCatalog) {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: resources.groups().map(({ name, version }) => group(name, version)),
  };
}

/** /apis/{group}; undefined where there is none */
export function groupDocument(resources: ResourceCatalog, name: string) {
  const found = resources.groups().find(one => one.name === name);
  return (
    found && {
      kind: 'APIGroup',
      apiVersion: 'v1',
      ...group(name, found.version),
    }
  );
}

/** /api/v1 and /apis/{group}/{version}; undefined where there is none */
export function resourceList(
  resources: ResourceCatalog,
  group_: string,
  version: string,
) {
  const found = resources.list(group_).filter(one => one.version === version);
  if (found.length === 0) {
    return undefined;
  }
  return {
    kind: 'APIResourceList',
    // Real servers write the version here for all groups but core.
    ...(group_ ? { apiVersion: 'v1' } : {}),
    groupVersion: groupVersion(found[0]),
    resources: found.flatMap(entries),
  };
}

function group(name: string, version: string) {
  const preferred = { groupVersion: `${name}/${version}`, version };
  return { name, versions: [preferred], preferredVersion: preferred };
}

function entries(resource: ResourceDefinition) {
  const { plural, singular, namespaced, kind } = resource;
  const entry = {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs: RESOURCE_VERBS,
    ...shorthands(resource),
  };
  const status = {
    name: `${plural}/status`,
    singularName: '',
    namespaced,
    kind,
    verbs: STATUS_VERBS,
  };
  return resource.hasStatus ? [entry, status] : [entry];
}
