import type { Field, Schema } from '../protobuf/schema';

type Json = Record<string, unknown>;

/** Of an object as JSON has it, what a schema keeps. */
export function keptOf(object: unknown, schema: Schema): Json {
  const from = object as Json;
  const fields = schema.filter(
    (field): field is Field => from[field?.name ?? ''] !== undefined,
  );
  return Object.fromEntries(
    fields.map(field => [field.name, valueOf(from[field.name], field)]),
  );
}

function valueOf(value: unknown, { type, schema, only }: Field): unknown {
  switch (type) {
    case 'message':
      return keptOf(value, schema);
    case 'messages':
      return (value as Json[]).map(one => keptOf(one, schema));
    case 'texts':
    case 'quantities':
      return entriesOf(value as Json, (key, text) =>
        !only || only.has(key) ? text : undefined,
      );
    case 'keys':
      return entriesOf(value as Json, () => '');
    default:
      return value;
  }
}

function entriesOf(
  map: Json,
  text: (key: string, value: unknown) => unknown,
): Json {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [key, text(key, value)]),
  );
}

/**
 * A value without what JSON leaves out and protobuf sends, or the other way
 * round: zeros, false, and what is empty; undefined where nothing is left.
 */
export function withoutZeros(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value || undefined;
  }
  if (Array.isArray(value)) {
    return value.length > 0 ? value.map(withoutZeros) : undefined;
  }
  const entries = Object.entries(value)
    .map(([key, part]) => [key, withoutZeros(part)])
    .filter(([, part]) => part !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
