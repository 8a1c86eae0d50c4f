import type { Config } from '@backstage/config';
import { type Environments, LabelEnvironments } from './Environments';

/** As `fleet.environments` says. */
export function readEnvironments(config: Config): Environments {
  const environments = config.getOptionalConfig('fleet.environments');
  const label = environments?.getOptionalString('label');
  return LabelEnvironments.create({
    labels: label === undefined ? undefined : [label],
    development: environments?.getOptionalStringArray('development'),
  });
}
