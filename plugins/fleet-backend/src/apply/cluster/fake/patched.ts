import type { JsonObject, JsonValue } from '@backstage/types';
import type { JsonPatchOperation, LiveObject } from '../TargetCluster';
import { TargetError } from '../TargetError';

/**
 * An object after a JSON patch; lists are only gone through, not grown.
 *
 * @throws TargetError where a test in it fails
 */
export function patched(
  object: LiveObject,
  operations: readonly JsonPatchOperation[],
): LiveObject {
  const copy = structuredClone(object);
  operations.forEach(operation => operate(copy, operation));
  return copy;
}

function operate(object: JsonObject, operation: JsonPatchOperation) {
  const names = operation.path
    .split('/')
    .slice(1)
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop()!;
  const parent = names.reduce<JsonObject>(
    (node, name) => (node?.[name] ?? {}) as JsonObject,
    object,
  );
  const value = operation.value as JsonValue;
  switch (operation.op) {
    case 'test':
      if (JSON.stringify(parent[last]) !== JSON.stringify(value)) {
        throw new TargetError('invalid', 'HTTP 422: testing value failed');
      }
      break;
    case 'remove':
      delete parent[last];
      break;
    default:
      parent[last] = value;
  }
}
