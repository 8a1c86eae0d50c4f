/** How many looks in a row a cluster has to be missing from to be gone. */
const LOOKS_UNTIL_GONE = 3;

/**
 * Which clusters each locator named lately. One look is not believed when it
 * misses a cluster: a file may be read while it is being written, and what is
 * let go of loses its id and all its rows.
 */
export class RecentLooks {
  readonly #looks = new Map<string, string[][]>();

  /** Notes what a look at a locator, which succeeded, has named. */
  add(locator: string, ids: string[]): void {
    const looks = [ids, ...(this.#looks.get(locator) ?? [])];
    this.#looks.set(locator, looks.slice(0, LOOKS_UNTIL_GONE));
  }

  /** What is to be kept, of locators that were looked at often enough to tell. */
  kept(): Array<{ locator: string; ids: string[] }> {
    return [...this.#looks]
      .filter(([, looks]) => looks.length === LOOKS_UNTIL_GONE)
      .map(([locator, looks]) => ({
        locator,
        ids: [...new Set(looks.flat())],
      }));
  }
}
