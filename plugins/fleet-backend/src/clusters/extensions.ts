import { ConflictError } from '@backstage/errors';
import type {
  DistributionDetector,
  FleetClusterLocatorFactory,
  FleetClustersExtensionPoint,
  FleetDistributionsExtensionPoint,
} from '@flotilla/backstage-plugin-fleet-node';
import { DEFAULT_DETECTORS } from './distributions';
import { DEFAULT_LOCATOR_FACTORIES } from './locators';

/** What modules added, and what is there without them. */
export class Extensions
  implements FleetClustersExtensionPoint, FleetDistributionsExtensionPoint
{
  readonly #factories = [...DEFAULT_LOCATOR_FACTORIES];
  readonly #detectors: DistributionDetector[] = [];

  addLocatorFactory(factory: FleetClusterLocatorFactory): void {
    const { type } = factory;
    if (this.#factories.some(other => other.type === type)) {
      throw new ConflictError(`There are two locators of the type '${type}'`);
    }
    this.#factories.push(factory);
  }

  addDetector(detector: DistributionDetector): void {
    this.#detectors.push(detector);
  }

  get locatorFactories(): readonly FleetClusterLocatorFactory[] {
    return this.#factories;
  }

  /** Those of modules come first: they know their company better. */
  get detectors(): readonly DistributionDetector[] {
    return [...this.#detectors, ...DEFAULT_DETECTORS];
  }

  /** The annotation keys of nodes that any detector looks for. */
  get nodeAnnotations(): string[] {
    return this.detectors.flatMap(
      ({ nodeAnnotations }) => nodeAnnotations ?? [],
    );
  }
}
