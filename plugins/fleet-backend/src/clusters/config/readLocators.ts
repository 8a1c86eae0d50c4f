import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  ClusterOptions,
  FleetClusterLocator,
  FleetClusterLocatorFactory,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ConfiguredLocator } from '../registry';
import { readClusterOptions } from './readClusterOptions';
import { withDelivery } from './withDelivery';

/**
 * Makes the locators that `fleet.clusters` asks for.
 *
 * @throws InputError that names the entry and what would be right
 */
export function readLocators(options: {
  config: Config;
  factories: readonly FleetClusterLocatorFactory[];
  logger: LoggerService;
}): ConfiguredLocator[] {
  const { config, factories, logger } = options;
  const entries = config.getOptionalConfigArray('fleet.clusters') ?? [];
  const types = new Map(factories.map(factory => [factory.type, factory]));
  const ids = new Set<string>();
  return entries.map((entry, index) => {
    const type = entry.getString('type');
    const factory = types.get(type);
    if (!factory) {
      const known = [...types.keys()].sort().join(', ');
      throw new InputError(
        `fleet.clusters[${index}].type is '${type}', but the types installed here are: ${known}`,
      );
    }
    const id = entry.getOptionalString('id') ?? freeId(type, ids);
    if (ids.has(id)) {
      throw new InputError(
        `fleet.clusters[${index}].id '${id}' is taken by an entry before it; ids of entries must differ`,
      );
    }
    ids.add(id);
    const created = factory.create({ config: entry, logger });
    const locator = withDelivery(created, { config: entry, logger });
    return {
      id,
      type,
      locator: withOptions(locator, readClusterOptions(entry)),
    };
  });
}

/** What an entry says counts for those of its clusters that say nothing else. */
function withOptions(
  locator: FleetClusterLocator,
  ofEntry: ClusterOptions,
): FleetClusterLocator {
  return {
    async locate(options) {
      const clusters = await locator.locate(options);
      return clusters.map(cluster => ({
        ...cluster,
        options: { ...ofEntry, ...cluster.options },
      }));
    },
  };
}

/** The type, with a number from the second entry of the type on. */
function freeId(type: string, taken: Set<string>): string {
  let id = type;
  for (let n = 2; taken.has(id); n += 1) {
    id = `${type}-${n}`;
  }
  return id;
}
