import type { WatchFrame } from '../decoders/types';
import type { Listed } from './listAll';
import { readFrames } from './readFrames';
import type { ObjectEvent, ReplaceSession } from './types';

/** A server sends a few objects at a time; so many are kept with one write. */
const PART_SIZE = 250;

async function keep(events: ObjectEvent[], session: ReplaceSession) {
  const of = (type: ObjectEvent['type']) =>
    events.filter(event => event.type === type).map(({ object }) => object);
  const [changed, deleted] = [of('changed'), of('deleted')];
  if (changed.length > 0) {
    await session.add(changed);
  }
  if (deleted.length > 0) {
    // An object that was deleted never comes back under its UID.
    await session.remove(deleted);
  }
}

/** Gathers a list into parts; while one is written, the next is gathered. */
export class ListParts {
  #version = '';
  #refused = 0;
  #gathered: ObjectEvent[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly session: ReplaceSession) {}

  /** @throws what the server sent in place of the list, and what the sink threw */
  async add(frames: WatchFrame[]): Promise<void> {
    const { events, version, refused, error } = readFrames(frames, undefined);
    if (error) {
      throw error;
    }
    this.#version = version;
    this.#refused += refused;
    this.#gathered = this.#gathered.concat(events);
    if (this.#gathered.length >= PART_SIZE) {
      await this.#write();
    }
  }

  /** Resolves when all of it is written. */
  async end(): Promise<Listed> {
    await this.#write();
    await this.#writing;
    return { version: this.#version, refused: this.#refused };
  }

  /** Resolves when the part before is written, and this one is under way. */
  async #write() {
    await this.#writing;
    this.#writing = keep(this.#gathered, this.session);
    this.#gathered = [];
    // Who comes next is told.
    this.#writing.catch(() => {});
  }
}
