import { textKey } from '../textKey';

/** The texts that rows share, each once: pods of a part have the same few. */
export class SharedTexts {
  readonly #keys = new Map<string, string>();

  get size(): number {
    return this.#keys.size;
  }

  /** Adds a text, and gives the key that rows refer to it by. */
  add(text: string): string {
    const key = this.#keys.get(text) ?? textKey(text);
    this.#keys.set(text, key);
    return key;
  }

  /** As JSON: an object of the texts by their keys. */
  toJson(): string {
    return JSON.stringify(
      Object.fromEntries([...this.#keys].map(([text, key]) => [key, text])),
    );
  }
}
