import type { ResourceCatalog, ResourceDefinition } from '../../store';

/** What the path of a request is about. */
export interface ResourceTarget {
  resource: ResourceDefinition;
  namespace?: string;
  name?: string;
  subresource?: string;
}

/** Reads the path of a resource; undefined where there is none of the name. */
export function parseTarget(
  path: string,
  resources: ResourceCatalog,
): ResourceTarget | undefined {
  const segments = path.split('/').slice(1).map(decodeSegment);
  const grouped = segments[0] === 'apis';
  if (!grouped && segments[0] !== 'api') {
    return undefined;
  }
  const group = grouped ? segments[1] : '';
  const [version, ...rest] = segments.slice(grouped ? 2 : 1);
  const find = (plural: string) => resources.find(group, version, plural);
  return namespaced(rest, find) ?? unscoped(rest, find);
}

type Find = (plural: string) => ResourceDefinition | undefined;

function namespaced(
  segments: string[],
  find: Find,
): ResourceTarget | undefined {
  const [first, namespace, plural, name, subresource, ...rest] = segments;
  // namespaces/x/status is a subresource, not objects named status.
  const resource = first === 'namespaces' && plural ? find(plural) : undefined;
  if (!resource?.namespaced || rest.length > 0) {
    return undefined;
  }
  return { resource, namespace, name, subresource };
}

function unscoped(segments: string[], find: Find): ResourceTarget | undefined {
  const [plural, name, subresource, ...rest] = segments;
  const resource = plural ? find(plural) : undefined;
  // Objects in namespaces are listed across them, but have no path here.
  if (!resource || rest.length > 0 || (resource.namespaced && name)) {
    return undefined;
  }
  return { resource, name, subresource };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
