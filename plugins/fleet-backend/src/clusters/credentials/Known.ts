/**
 * What is shared by all that have the same key, for as long as someone has it:
 * locators look again and again, and what was issued outlives a look.
 */
export class Known<T> {
  #known = new Map<string, T>();
  #seen = new Map<string, T>();

  open(key: string, create: () => T): T {
    const found = this.#seen.get(key) ?? this.#known.get(key) ?? create();
    this.#seen.set(key, found);
    return found;
  }

  /** Ends one look. */
  forgetUnseen(): void {
    this.#known = this.#seen;
    this.#seen = new Map();
  }
}
