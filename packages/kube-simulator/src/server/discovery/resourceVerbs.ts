import type { ResourceDefinition } from '../../store';

/** What can be done with every resource. */
export const RESOURCE_VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** What can be done with a status. */
export const STATUS_VERBS = ['get', 'patch', 'update'];

/** The names that a resource has for people. */
export function shorthands({ shortNames, categories }: ResourceDefinition) {
  return {
    ...(shortNames.length > 0 ? { shortNames } : {}),
    ...(categories.length > 0 ? { categories } : {}),
  };
}
