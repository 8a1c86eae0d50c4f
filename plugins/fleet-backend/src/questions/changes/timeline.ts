import { InputError } from '@backstage/errors';
import type { Change } from '@flotilla/backstage-plugin-fleet-common';
import { decodeCursor, encodeCursor } from '../cursor';

/** Where things are kept that happened, in the order of one second. */
export const SOURCES = ['upgrades', 'changes'] as const;
export type Source = (typeof SOURCES)[number];

/** A place in the timeline, which goes from the newest on. */
export interface Position {
  /** Of the source's row: its second comes first. */
  key: number;
  source: Source;
}

/** What happened, and where that is in the timeline. */
export interface Happening extends Position {
  /** Undefined where its cluster came after the fleet was read. */
  item?: Change;
}

/** Orders what happened as the timeline has it. */
export function compare(one: Position, other: Position): number {
  return other.key - one.key || rankOf(one.source) - rankOf(other.source);
}

/**
 * What the keys of a source are smaller than, of what comes after a place.
 *
 * @param at - Undefined for the beginning of the timeline
 * @param to - What all keys are smaller than, if anything
 */
export function keysAfter(
  at: Position | undefined,
  source: Source,
  to: number | undefined,
): number | undefined {
  if (!at) {
    return to;
  }
  // The same key may be in a source that comes after.
  const key = rankOf(source) > rankOf(at.source) ? at.key + 1 : at.key;
  return Math.min(to ?? key, key);
}

export function cursorAt({ key, source }: Position): string {
  return encodeCursor([String(key), source]);
}

/** @throws InputError for what is none of this question */
export function positionOf(cursor: string): Position {
  const [text, name] = decodeCursor(cursor, 2);
  const key = /^\d+$/.test(text) ? Number(text) : NaN;
  const source = SOURCES.find(one => one === name);
  if (!source || !Number.isSafeInteger(key)) {
    throw new InputError(
      'The cursor is not one of this question; ask again without a cursor',
    );
  }
  return { key, source };
}

function rankOf(source: Source): number {
  return SOURCES.indexOf(source);
}
