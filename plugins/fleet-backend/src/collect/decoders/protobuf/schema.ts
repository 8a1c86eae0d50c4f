/**
 * What of a protobuf message is kept, and under which names: those that the
 * same object has in JSON. A field that is in no schema is skipped.
 */
export type Schema = ReadonlyArray<Field | undefined>;

export type FieldType =
  | 'text'
  | 'word'
  | 'number'
  | 'boolean'
  | 'time'
  | 'bytes'
  | 'texts'
  | 'quantities'
  | 'keys'
  | 'message'
  | 'messages';

export interface Field {
  name: string;
  type: FieldType;
  /** Of a nested message. */
  schema: Schema;
  /** Which keys of a map are kept; all if absent. */
  only?: ReadonlySet<string>;
}

const NO_FIELDS: Schema = [];

/** Fields by their numbers in generated.proto of Kubernetes. */
export function schema(fields: Readonly<Record<number, Field>>): Schema {
  const numbers = Object.keys(fields).map(Number);
  return Array.from(
    { length: Math.max(...numbers) + 1 },
    (_, number) => fields[number],
  );
}

/** A string of its own, such as a UID. */
export const text = (name: string) => field(name, 'text');

/** A string that many objects have, such as a phase: it is kept once. */
export const word = (name: string) => field(name, 'word');

/** An int32 or int64. */
export const number = (name: string) => field(name, 'number');

export const boolean = (name: string) => field(name, 'boolean');

/** A metav1.Time, as RFC 3339 in whole seconds. */
export const time = (name: string) => field(name, 'time');

/** Bytes, as a view on what was read. */
export const bytes = (name: string) => field(name, 'bytes');

/** A map of strings; `only` names the keys that are kept. */
export const texts = (name: string, ...only: string[]): Field => ({
  ...field(name, 'texts'),
  only: only.length > 0 ? new Set(only) : undefined,
});

/** A map of quantities, such as 500m; as texts, as JSON has them. */
export const quantities = (name: string, ...only: string[]): Field => ({
  ...texts(name, ...only),
  type: 'quantities',
});

/** A map of which only the keys are read; its values are empty texts. */
export const keys = (name: string) => field(name, 'keys');

export const message = (name: string, nested: Schema): Field => ({
  ...field(name, 'message'),
  schema: nested,
});

/** A list of messages. */
export const messages = (name: string, nested: Schema): Field => ({
  ...field(name, 'messages'),
  schema: nested,
});

function field(name: string, type: FieldType): Field {
  return { name, type, schema: NO_FIELDS, only: undefined };
}
