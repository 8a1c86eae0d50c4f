import type { ByteReader } from './ByteReader';
import type { Field, FieldType } from './schema';
import type { WordReader } from './WordReader';

/** The tags of the two fields of an entry. */
const KEY = 10;
const VALUE = 18;
const ABSENT = -1;

/** Of a Quantity, which is a message around a text. */
const QUANTITY = 10;

/** Reads the entries of maps of strings, or of quantities. */
export class EntryReader {
  constructor(private readonly words: WordReader) {}

  /** Reads from where the reader is to `end`, into the map if it is kept. */
  read(
    reader: ByteReader,
    end: number,
    { type, only }: Field,
    map: Record<string, string>,
  ): void {
    let key = '';
    let valueAt = ABSENT;
    let valueEnd = ABSENT;
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === KEY) {
        key = this.words.read(reader, reader.delimited());
      } else if (tag === VALUE) {
        valueEnd = reader.delimited();
        valueAt = reader.pos;
        reader.pos = valueEnd;
      } else {
        reader.skip(tag & 7);
      }
    }
    reader.expectEnd(end);
    if (only && !only.has(key)) {
      return;
    }
    // Only now, since whether it is kept at all depends on the key.
    map[key] =
      type === 'keys' || valueAt === ABSENT
        ? ''
        : this.#valueAt(reader, valueAt, valueEnd, type);
  }

  #valueAt(
    reader: ByteReader,
    start: number,
    end: number,
    type: FieldType,
  ): string {
    const after = reader.pos;
    reader.pos = start;
    const value =
      type === 'quantities'
        ? this.#quantity(reader, end)
        : this.words.read(reader, end);
    reader.pos = after;
    return value;
  }

  #quantity(reader: ByteReader, end: number): string {
    let value = '';
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === QUANTITY) {
        value = this.words.read(reader, reader.delimited());
      } else {
        reader.skip(tag & 7);
      }
    }
    reader.expectEnd(end);
    return value;
  }
}
