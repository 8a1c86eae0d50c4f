import { InputError } from '@backstage/errors';
import type { SourceLimits } from './limits';

/** Counts files, and refuses those that are too large, too many or elsewhere. */
export class FileBudget {
  readonly #limits: SourceLimits;
  #files = 0;
  #bytes = 0;

  constructor(limits: SourceLimits) {
    this.#limits = limits;
  }

  /**
   * @param path - Relative to the source
   * @param bytes - Of the file; 0 where it is not known yet
   * @throws InputError
   */
  take(path: string, bytes: number): void {
    this.#files += 1;
    this.#bytes += bytes;
    if (!isWithin(path)) {
      throw new InputError('The source has a path that leads out of it');
    }
    if (this.#files > this.#limits.files) {
      throw new InputError(
        `The source has more than ${this.#limits.files} files`,
      );
    }
    if (bytes > this.#limits.fileBytes || this.#bytes > this.#limits.bytes) {
      throw new InputError(
        `The source is too large: ${this.#limits.bytes} bytes are read, and ` +
          `${this.#limits.fileBytes} of one file`,
      );
    }
  }
}

/** Whether it is a plain relative path, on every system. */
function isWithin(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= 500 &&
    !/[\\:\0]/.test(path) &&
    !parts.includes('..') &&
    parts[0] !== ''
  );
}
