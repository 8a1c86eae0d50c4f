import type { DemoFleet } from '@flotilla/kube-simulator';

/** What of the demo fleet is needed to reach its clusters. */
export type ReachableFleet = {
  clusters: Array<
    Pick<
      DemoFleet['clusters'][number],
      'name' | 'labels' | 'url' | 'token' | 'delivererToken'
    >
  >;
  stop(): Promise<void>;
};

/** The demo fleet, started when somebody first asks for it. */
export class LazyDemoFleet {
  #starting?: Promise<ReachableFleet>;

  constructor(private readonly startFleet: () => Promise<ReachableFleet>) {}

  /** The running fleet; one that did not start is tried again. */
  async get(): Promise<ReachableFleet> {
    this.#starting ??= this.startFleet();
    try {
      return await this.#starting;
    } catch (error) {
      this.#starting = undefined;
      throw error;
    }
  }

  /** Stops the fleet if it was started. */
  async stop(): Promise<void> {
    const fleet = await this.#starting?.catch(() => undefined);
    await fleet?.stop();
  }
}
