import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { isJsonObject } from '../../manifests/isJsonObject';
import { toJson } from '../../manifests/toJson';
import type { RenderTarget } from '../Renderer';
import { mergeValues } from './mergeValues';
import { refuseCredentials } from './refuseCredentials';

/**
 * The values of a target: those of the rollout, and its overrides over them.
 *
 * @throws InputError where they are no object, or hold a credential
 */
export function valuesFor(
  values: unknown,
  { overrides = [] }: RenderTarget,
): JsonObject {
  const all = [values, ...overrides.map(override => override.values)];
  return all
    .filter(each => each !== undefined)
    .map(checked)
    .reduce(mergeValues, {});
}

function checked(values: unknown): JsonObject {
  const copy = toJson(values);
  if (!isJsonObject(copy)) {
    throw new InputError('The values of a chart are no object');
  }
  refuseCredentials(copy);
  return copy;
}
