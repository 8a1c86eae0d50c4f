import { Fields, fieldsOf, textOf, textsOf } from '../fields';

/** A Secret of a hub. Held for as long as it is read, and never shown. */
export class HubSecret {
  readonly #data: Fields;
  readonly name: string;
  readonly labels: Record<string, string>;

  constructor(secret: Fields) {
    const metadata = fieldsOf(secret, 'metadata');
    this.#data = fieldsOf(secret, 'data');
    this.name = textOf(metadata, 'name') ?? '';
    this.labels = textsOf(metadata, 'labels');
  }

  /** One of its values; undefined where it is absent or empty. */
  text(key: string): string | undefined {
    const encoded = textOf(this.#data, key);
    return encoded && Buffer.from(encoded, 'base64').toString('utf8');
  }
}
