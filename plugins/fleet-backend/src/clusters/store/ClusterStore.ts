import type { LocatedCluster } from '@flotilla/backstage-plugin-fleet-node';

/** Which clusters there are, and what they are called; kept over restarts. */
export interface ClusterStore {
  /**
   * Issues an id to each cluster that a locator names, or finds the one it
   * has; keeps its name and labels as they are now.
   *
   * @returns the ids, in the order of the clusters
   */
  identify(
    locator: string,
    located: readonly LocatedCluster[],
  ): Promise<string[]>;

  /** Keeps why a locator cannot be read, or that it can. */
  recordLocator(locator: string, problem: string | undefined): Promise<void>;

  /**
   * Drops, with all rows, the clusters of locators that are not configured any
   * more, and those of the `keep` locators that are not among their ids. They
   * are gone at once for whoever asks; their rows may take long, and what is
   * left of them when it is interrupted goes with the next call.
   *
   * @throws the signal's reason once that has aborted
   */
  retire(
    options: {
      locators: readonly string[];
      keep: ReadonlyArray<{ locator: string; ids: readonly string[] }>;
    },
    signal: AbortSignal,
  ): Promise<void>;
}
