/** An object of JSON or YAML that others wrote: nothing in it can be relied on. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that is not empty. */
export function textOf(fields: Fields, key: string): string | undefined {
  const value = valueOf(fields, key);
  return typeof value === 'string' && value ? value : undefined;
}

/** An object; an empty one where there is none. */
export function fieldsOf(fields: Fields, key: string): Fields {
  const value = valueOf(fields, key);
  return isFields(value) ? value : {};
}

/** The objects in a list. */
export function listOf(fields: Fields, key: string): Fields[] {
  const value = valueOf(fields, key);
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** Those of a map's values that are texts, such as labels. */
export function textsOf(fields: Fields, key: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldsOf(fields, key)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** What a list of names and values says, such as claims. */
export function namedValuesOf(
  fields: Fields,
  key: string,
): Record<string, string> {
  return Object.fromEntries(
    listOf(fields, key).flatMap(each => {
      const name = textOf(each, 'name');
      const value = textOf(each, 'value');
      return name && value ? [[name, value]] : [];
    }),
  );
}

function valueOf(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
