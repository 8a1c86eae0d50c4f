/**
 * A model as it travels: the generated types say Date, JSON says string.
 *
 * @public
 */
export type Wire<T> = T extends Date
  ? string
  : T extends Array<infer TItem>
  ? Array<Wire<TItem>>
  : T extends object
  ? { [TKey in keyof T]: Wire<T[TKey]> }
  : T;
