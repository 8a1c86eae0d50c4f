import type { ServedKind } from './TargetCluster';
import { TargetError } from './TargetError';

/**
 * Where an object is on an API server, or without its name, its collection.
 *
 * @throws TargetError where its kind has namespaces and it names none, and for
 *   names that would lead elsewhere
 */
export function objectPath(
  served: ServedKind,
  object: { namespace?: string; name?: string },
): string {
  const { apiVersion, kind, plural, namespaced } = served;
  const { namespace, name } = object;
  if (namespaced && !namespace) {
    throw new TargetError('invalid', `The ${kind} ${name} names no namespace`);
  }
  const parts = [
    ...(apiVersion.includes('/') ? ['apis'] : ['api']),
    ...apiVersion.split('/'),
    ...(namespaced && namespace ? ['namespaces', namespace] : []),
    plural,
    ...(name === undefined ? [] : [name]),
  ];
  if (parts.some(part => ['', '.', '..'].includes(part))) {
    const message = `The name of a ${kind} is no name`;
    throw new TargetError('invalid', message);
  }
  return `/${parts.map(encodeURIComponent).join('/')}`;
}
