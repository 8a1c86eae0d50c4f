import type { ByteReader } from './ByteReader';
import type { Field } from './schema';
import type { WordReader } from './WordReader';

/** The tags of the two fields of an entry. */
const KEY = 10;
const VALUE = 18;
const ABSENT = -1;

/** Reads the entries of maps of strings. */
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
        : this.#valueAt(reader, valueAt, valueEnd);
  }

  #valueAt(reader: ByteReader, start: number, end: number): string {
    const after = reader.pos;
    reader.pos = start;
    const value = this.words.read(reader, end);
    reader.pos = after;
    return value;
  }
}
