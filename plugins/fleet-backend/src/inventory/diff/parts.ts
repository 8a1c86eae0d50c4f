import type { Projection } from '../projections';
import type { RowBatch } from '../store/InventoryWriter';
import type { Changes, DigestedRow } from './changes';
import { encodeRow } from './encodeRow';
import { objectsOf } from './objectsOf';
import { SharedTexts } from './SharedTexts';

/**
 * The main thread writes a part with one statement, and answers nobody while
 * it does, where the database is SQLite.
 */
const MAX_ROWS = 250;
const MAX_CHARACTERS = 64 * 1024;

/** What one commit writes. */
export interface Part {
  batch: Pick<RowBatch, 'rows' | 'objects' | 'texts' | 'images' | 'gone'>;
  changes: Array<[uid: string, row: DigestedRow | undefined]>;
}

class PartBuilder {
  readonly #changes: Part['changes'] = [];
  readonly #rows: string[] = [];
  readonly #gone: string[] = [];
  readonly #texts = new SharedTexts();
  readonly #images = new Set<string>();
  readonly #objects = new Set<string>();
  #characters = 0;

  constructor(private readonly projection: Projection) {}

  get isEmpty(): boolean {
    return this.#changes.length === 0;
  }

  get isFull(): boolean {
    return (
      this.#changes.length >= MAX_ROWS || this.#characters >= MAX_CHARACTERS
    );
  }

  add(uid: string, row: DigestedRow | undefined) {
    this.#changes.push([uid, row]);
    if (!row) {
      this.#gone.push(uid);
      return;
    }
    const text = encodeRow(row, this.projection, this.#texts);
    objectsOf(row, this.projection).forEach(one => this.#objects.add(one));
    const images = this.projection.imagesOf?.(row.cells);
    if (typeof images === 'string') {
      this.#images.add(this.#texts.add(images));
    }
    this.#characters += text.length;
    this.#rows.push(text);
  }

  build(): Part {
    const rows = this.#rows.length > 0 && `[${this.#rows}]`;
    const objects =
      this.#objects.size > 0 && JSON.stringify([...this.#objects]);
    const texts = this.#texts.size > 0 && this.#texts.toJson();
    const images = this.#images.size > 0 && JSON.stringify([...this.#images]);
    const gone = this.#gone.length > 0 && JSON.stringify(this.#gone);
    return {
      changes: this.#changes,
      batch: {
        ...(rows ? { rows } : {}),
        ...(objects ? { objects } : {}),
        ...(texts ? { texts } : {}),
        ...(images ? { images } : {}),
        ...(gone ? { gone } : {}),
      },
    };
  }
}

/** Cuts changes into parts that can be written at once. */
export function partsOf(changes: Changes, projection: Projection): Part[] {
  const parts: Part[] = [];
  let part = new PartBuilder(projection);
  for (const [uid, row] of changes) {
    part.add(uid, row);
    if (part.isFull) {
      parts.push(part.build());
      part = new PartBuilder(projection);
    }
  }
  return part.isEmpty ? parts : [...parts, part.build()];
}
