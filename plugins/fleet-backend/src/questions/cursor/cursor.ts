import { InputError } from '@backstage/errors';

/**
 * Where a page ended: the values that the items are ordered by. Opaque to
 * clients, and checked when it comes back.
 */
export function encodeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * @param length - How many values the order has
 * @throws InputError for anything that was not a cursor of this order
 */
export function decodeCursor(cursor: string, length: number): string[] {
  const values = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  const valid =
    Array.isArray(values) &&
    values.length === length &&
    values.every(value => typeof value === 'string' && !value.includes('\0'));
  if (!valid) {
    throw new InputError(
      'The cursor is not one of this question; ask again without a cursor',
    );
  }
  return values;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
