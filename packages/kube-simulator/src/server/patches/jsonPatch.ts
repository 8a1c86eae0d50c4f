import { applyPatch, JsonPatchError, Operation } from 'fast-json-patch';
import { badRequest, StatusError } from '../../errors';

/**
 * JSON patch (RFC 6902).
 *
 * @throws InputError where it is none, or cannot be applied
 */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw badRequest('error decoding patch: it is not a list of operations');
  }
  try {
    return applyPatch(target, patch as Operation[], true, false).newDocument;
  } catch (error) {
    if (error instanceof JsonPatchError) {
      throw new StatusError(
        422,
        'Invalid',
        'the server rejected our request due to an error in our request',
        { details: {} },
      );
    }
    throw error;
  }
}
