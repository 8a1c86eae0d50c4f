import { InputError } from '@backstage/errors';
import { parseSelector } from '../../services/lookup';
import type { ClusterChoice } from '../model/RolloutSpec';

/**
 * Which clusters a part of a request means.
 *
 * @param field - What an error says where it is
 * @throws InputError that names the field
 */
export function readChoice(
  field: string,
  choice: { clusterSelector?: string; clusters?: string[] },
): ClusterChoice {
  const { clusterSelector, clusters } = choice;
  if (clusters?.length === 0) {
    throw new InputError(`${field}.clusters is empty; name a cluster`);
  }
  try {
    return {
      selector:
        clusterSelector === undefined
          ? undefined
          : parseSelector(clusterSelector),
      clusters,
    };
  } catch (error) {
    throw new InputError(`${field}.clusterSelector cannot be read`, error);
  }
}
