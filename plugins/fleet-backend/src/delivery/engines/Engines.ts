import { ConflictError, InputError } from '@backstage/errors';
import type {
  DeliveryContext,
  DeliveryEngine,
  DeliveryEngineFactory,
  DeliveryOwner,
  DeliveryTarget,
  FleetDeliveryExtensionPoint,
} from '@flotilla/backstage-plugin-fleet-node';

/** Of a target whose cluster or hub has not been heard of yet. */
export const UNDECIDED = 'undecided';

/** An engine that was chosen, and why. */
export interface ChosenEngine {
  engine: DeliveryEngine;
  owner?: DeliveryOwner;
}

/** The engines that are installed. */
export class Engines implements FleetDeliveryExtensionPoint {
  readonly #engines: DeliveryEngine[] = [];
  readonly #factories: DeliveryEngineFactory[] = [];

  /** The one that was added last is asked first. */
  addEngine(engine: DeliveryEngine | DeliveryEngineFactory): void {
    if (typeof engine === 'function') {
      this.#factories.push(engine);
      return;
    }
    this.#refuseSecond(engine);
    this.#engines.unshift(engine);
  }

  /** Makes those that were added as what makes them. */
  make(options: Parameters<DeliveryEngineFactory>[0]): void {
    for (const factory of this.#factories.splice(0)) {
      this.addEngine(factory(options));
    }
  }

  /** The one that takes what no other owns. */
  addLast(engine: DeliveryEngine): void {
    this.#refuseSecond(engine);
    this.#engines.push(engine);
  }

  #refuseSecond(engine: DeliveryEngine): void {
    if (this.#engines.some(({ name }) => name === engine.name)) {
      throw new ConflictError(
        `There are two delivery engines called ${engine.name}; install one of them`,
      );
    }
  }

  /** @throws InputError that lists the engines that there are */
  named(name: string): DeliveryEngine {
    const found = this.#engines.find(engine => engine.name === name);
    if (!found) {
      const names = this.#engines.map(engine => engine.name).sort();
      throw new InputError(
        `No delivery engine of this name is installed; there are: ${names.join(
          ', ',
        )}`,
      );
    }
    return found;
  }

  /**
   * The engine that was asked for; else the one that owns the target's workloads
   * now; else the last one, which takes what nobody owns.
   */
  async choose(
    target: DeliveryTarget,
    context: DeliveryContext,
    asked?: string,
  ): Promise<ChosenEngine> {
    const candidates =
      asked === undefined ? this.#engines : [this.named(asked)];
    for (const engine of candidates) {
      const owner = await engine.ownerOf(target, context);
      if (owner) {
        return { engine, owner };
      }
    }
    return { engine: candidates[candidates.length - 1] };
  }
}
