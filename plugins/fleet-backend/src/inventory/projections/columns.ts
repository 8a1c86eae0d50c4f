import type { Column, ColumnType } from './types';

const of =
  (type: ColumnType) =>
  (name: string): Column => ({ name, type });

export const text = of('text');
export const integer = of('integer');
/** A whole number that may be larger than 32 bits. */
export const bigint = of('bigint');
export const boolean = of('boolean');
export const shared = of('shared');

/** The object that controls it. */
export const owner: Column = {
  name: 'owner_id',
  type: 'owner',
  cell: 'owner_uid',
};
