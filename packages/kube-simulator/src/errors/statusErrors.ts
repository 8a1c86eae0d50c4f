import { ResourceDefinition, resourceKey } from '../store/ResourceDefinition';
import type { StatusDetails } from '../types';
import { StatusError } from './StatusError';

type Resource = Pick<ResourceDefinition, 'group' | 'plural' | 'kind'>;

function details(resource: Resource, name?: string): StatusDetails {
  const { group, plural } = resource;
  return {
    ...(name ? { name } : {}),
    ...(group ? { group } : {}),
    kind: plural,
  };
}

/** There is no such object. */
export function notFound(resource: Resource, name: string): StatusError {
  return new StatusError(
    404,
    'NotFound',
    `${resourceKey(resource)} "${name}" not found`,
    { details: details(resource, name) },
  );
}

/** There is no such path. */
export function pathNotFound(): StatusError {
  return new StatusError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    { details: {} },
  );
}

/** An object of that name is there already. */
export function alreadyExists(resource: Resource, name: string): StatusError {
  return new StatusError(
    409,
    'AlreadyExists',
    `${resourceKey(resource)} "${name}" already exists`,
    { details: details(resource, name) },
  );
}

/** The object is not as the writer believes. */
export function conflict(
  resource: Resource,
  name: string,
  why = 'the object has been modified; please apply your changes to the latest version and try again',
): StatusError {
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${resourceKey(
      resource,
    )} "${name}": ${why}`,
    { details: details(resource, name) },
  );
}

/** A deletion is meant for another object, or another version of it. */
export function preconditionFailed(
  { group, kind }: Resource,
  name: string,
  why: string,
): StatusError {
  // The real server says the kind here, where it says the resource elsewhere.
  return conflict({ group, kind, plural: kind }, name, why);
}

/** A write must say which version it is based on. */
export function versionRequired(
  { group, plural }: Resource,
  name: string,
): StatusError {
  return invalid({ group, kind: plural }, name, {
    field: 'metadata.resourceVersion',
    reason: 'FieldValueInvalid',
    message: 'Invalid value: 0: must be specified for an update',
  });
}

/** The request makes no sense. */
export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

/** A field of an object has no valid value. */
export function invalid(
  { group, kind }: Pick<Resource, 'group' | 'kind'>,
  name: string,
  cause: { field: string; reason: string; message: string },
): StatusError {
  const qualified = group ? `${kind}.${group}` : kind;
  return new StatusError(
    422,
    'Invalid',
    `${qualified} "${name}" is invalid: ${cause.field}: ${cause.message}`,
    {
      details: {
        ...(name ? { name } : {}),
        ...(group ? { group } : {}),
        kind,
        causes: [
          { reason: cause.reason, message: cause.message, field: cause.field },
        ],
      },
    },
  );
}

/** A revision or token is older than what is remembered. */
export function expired(message: string, continueToken?: string): StatusError {
  return new StatusError(410, 'Expired', message, { continueToken });
}

/** A revision is newer than anything that has happened. */
export function futureRevision(asked: number, current: number): StatusError {
  return new StatusError(
    504,
    'Timeout',
    `Timeout: Too large resource version: ${asked}, current: ${current}`,
    {
      details: {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
        retryAfterSeconds: 1,
      },
    },
  );
}

/** The resource has no such verb here. */
export function methodNotAllowed(): StatusError {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    { details: {} },
  );
}
