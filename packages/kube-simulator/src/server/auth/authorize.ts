import { StatusError } from '../../errors';
import { resourceKey } from '../../store';
import type { ResourceTarget } from '../http/ResourceTarget';
import type { AllowRule, ApiUser } from './ApiUser';

/**
 * Lets pass who may do this.
 *
 * @throws NotAllowedError in the words of a real server
 */
export function authorize(
  user: ApiUser,
  verb: string,
  target: ResourceTarget,
  isForbidden: (resource: string) => boolean,
): void {
  const allowed =
    !isForbidden(resourceKey(target.resource)) &&
    user.rules.some(rule => allows(rule, verb, target));
  if (!allowed) {
    throw forbidden(user, verb, target);
  }
}

/** This user may not read this path, which is not a resource's. */
export function forbiddenPath(user: ApiUser, path: string): StatusError {
  return new StatusError(
    403,
    'Forbidden',
    `forbidden: User "${user.name}" cannot get path "${path}"`,
    { details: {} },
  );
}

function allows(rule: AllowRule, verb: string, target: ResourceTarget) {
  const { resource, namespace } = target;
  const is = (allowed: string[] | undefined, value: string) =>
    !allowed || allowed.includes('*') || allowed.includes(value);
  return (
    is(rule.verbs, verb) &&
    is(rule.groups, resource.group) &&
    is(rule.resources, qualified(target)) &&
    is(rule.namespaces, namespace ?? '')
  );
}

function forbidden(user: ApiUser, verb: string, target: ResourceTarget) {
  const { resource, namespace, name } = target;
  const what = name
    ? `${resourceKey(resource)} "${name}"`
    : resourceKey(resource);
  const where = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  return new StatusError(
    403,
    'Forbidden',
    `${what} is forbidden: User "${user.name}" cannot ${verb} resource ` +
      `"${qualified(target)}" in API group "${resource.group}" ${where}`,
    {
      details: {
        ...(name ? { name } : {}),
        ...(resource.group ? { group: resource.group } : {}),
        kind: resource.plural,
      },
    },
  );
}

function qualified({ resource, subresource }: ResourceTarget): string {
  return subresource ? `${resource.plural}/${subresource}` : resource.plural;
}
