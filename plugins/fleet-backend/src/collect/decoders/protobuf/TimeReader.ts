import type { ByteReader } from './ByteReader';

/** The tag of the field `seconds`, a varint. */
const SECONDS = 8;
const DAY = 86_400;

/** From the year 1 to the year 9999, in seconds since 1970. */
const EARLIEST = -62_135_596_800;
const LATEST = 253_402_300_799;

/**
 * Reads metav1.Time as the API server writes it in JSON, in whole seconds, for
 * example 2026-11-24T12:00:00Z. The last day is kept, because the times of an
 * object are near each other, and dates are slow.
 */
export class TimeReader {
  #day = 0;
  #date = dateOf(0);

  /** Undefined for a time that is not set, which has no bytes. */
  read(reader: ByteReader, end: number): string | undefined {
    if (reader.pos === end) {
      return undefined;
    }
    let seconds = 0;
    while (reader.pos < end) {
      const tag = reader.tag();
      if (tag === SECONDS) {
        seconds = reader.signed();
      } else {
        reader.skip(tag & 7);
      }
    }
    return seconds >= EARLIEST && seconds <= LATEST
      ? this.#format(seconds)
      : undefined;
  }

  #format(seconds: number): string {
    const day = Math.floor(seconds / DAY);
    if (day !== this.#day) {
      this.#day = day;
      this.#date = dateOf(day);
    }
    const second = seconds - day * DAY;
    const minute = Math.floor(second / 60);
    const hour = Math.floor(minute / 60);
    return `${this.#date}${two(hour)}:${two(minute % 60)}:${two(second % 60)}Z`;
  }
}

function dateOf(day: number): string {
  return new Date(day * DAY * 1000)
    .toISOString()
    .slice(0, 'yyyy-mm-ddT'.length);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
