import { InputError } from '@backstage/errors';
import {
  type LabelRequirement,
  parseLabelSelector,
} from '@flotilla/backstage-plugin-fleet-common';

/** One condition of a label selector. */
export type Requirement = LabelRequirement;

/**
 * Reads a label selector as kubectl does.
 *
 * @throws InputError that quotes the part that cannot be read
 */
export function parseSelector(selector: string): Requirement[] {
  try {
    return parseLabelSelector(selector);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new InputError(error.message);
    }
    throw error;
  }
}
