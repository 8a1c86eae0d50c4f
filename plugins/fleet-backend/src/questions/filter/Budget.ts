import { InputError } from '@backstage/errors';
import { isKeepable } from './isKeepable';

const MAX_DEPTH = 5;
const MAX_NODES = 50;
const MAX_VALUES = 100;
const MAX_LENGTH = 4 * 1024;
const MAX_VALUE_LENGTH = 512;

/** How large a filter may be, so that none is more than a database bears. */
export class Budget {
  #nodes = 0;

  /** @throws InputError for a filter that is too long to be read */
  checkLength(text: string): void {
    if (Buffer.byteLength(text) > MAX_LENGTH) {
      throw new InputError(`A filter has at most ${MAX_LENGTH} bytes`);
    }
  }

  /** @throws InputError for one condition too many, or too deep within others */
  takeNode(depth: number): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) {
      throw new InputError(`A filter has at most ${MAX_NODES} conditions`);
    }
    if (depth > MAX_DEPTH) {
      throw new InputError(
        `$all, $any and $not are nested at most ${MAX_DEPTH} deep`,
      );
    }
  }

  /** @throws InputError for a list that is too long */
  checkList(list: readonly unknown[], where: string): void {
    if (list.length > MAX_VALUES) {
      throw new InputError(
        `${where} takes at most ${MAX_VALUES} values, not ${list.length}`,
      );
    }
  }

  /** @throws InputError for a text that no value can be */
  checkText(text: string, where: string): void {
    if (text.length > MAX_VALUE_LENGTH || !isKeepable(text)) {
      throw new InputError(
        `${where} takes texts of at most ${MAX_VALUE_LENGTH} characters, without NUL`,
      );
    }
  }
}
