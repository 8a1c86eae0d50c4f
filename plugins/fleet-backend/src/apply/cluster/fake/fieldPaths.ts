import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../fields';

/** Values by their paths; a path is its elements as fieldsV1 has them, joined. */
export type FieldValues = Map<string, JsonValue>;

const SEPARATOR = '\n';

/** Which fields tell the items of a list apart, as Kubernetes' own types do. */
const KEYS: Record<string, (item: JsonObject) => string[]> = {
  containers: () => ['name'],
  env: () => ['name'],
  imagePullSecrets: () => ['name'],
  initContainers: () => ['name'],
  ports: item => [
    'containerPort' in item ? 'containerPort' : 'port',
    'protocol',
  ],
  volumeMounts: () => ['mountPath'],
  volumes: () => ['name'],
};

/** All values of an object; lists without keys are one value each. */
export function fieldsOf(object: JsonObject): FieldValues {
  const values: FieldValues = new Map();
  collect(object, [], values);
  return values;
}

function collect(value: JsonValue, path: string[], values: FieldValues) {
  const items = Array.isArray(value) && itemsOf(value, path.at(-1) ?? '');
  if (isObject(value) && Object.keys(value).length > 0) {
    Object.entries(value).forEach(
      ([name, field]) =>
        field !== undefined && collect(field, [...path, `f:${name}`], values),
    );
  } else if (items) {
    items.forEach(([key, item]) => collect(item, [...path, key], values));
  } else {
    values.set(path.join(SEPARATOR), value);
  }
}

function itemsOf(list: JsonValue[], field: string) {
  const keysOf = KEYS[field.slice(2)];
  if (!keysOf || list.length === 0) {
    return undefined;
  }
  return list.filter(isObject).map((item): [string, JsonObject] => {
    const keys = keysOf(item).map(key => [key, item[key] ?? 'TCP']);
    return [`k:${JSON.stringify(Object.fromEntries(keys))}`, item];
  });
}

/** The object that has these values. */
export function objectWith(values: FieldValues): JsonObject {
  const entries = [...values].map(
    ([path, value]): Entry => [path.split(SEPARATOR), value],
  );
  return build(entries) as JsonObject;
}

type Entry = [string[], JsonValue];

function build(entries: Entry[]): JsonValue {
  const groups = new Map<string, Entry[]>();
  for (const [[element, ...rest], value] of entries) {
    if (element === undefined) {
      return value;
    }
    groups.set(element, [...(groups.get(element) ?? []), [rest, value]]);
  }
  const built = [...groups].map(
    ([element, group]) => [element, build(group)] as const,
  );
  return built.some(([element]) => element.startsWith('k:'))
    ? built.map(([, item]) => item)
    : Object.fromEntries(built.map(([name, value]) => [name.slice(2), value]));
}

/** As managedFields has a set of fields. */
export function fieldsV1(paths: Iterable<string>): JsonObject {
  const root: JsonObject = {};
  for (const path of paths) {
    let node = root;
    for (const element of path.split(SEPARATOR)) {
      node[element] ??= {};
      node = node[element] as JsonObject;
    }
  }
  return root;
}

/** As API servers name a field: `.spec.containers[name="app"].image`. */
export function dotted(path: string): string {
  return path
    .split(SEPARATOR)
    .map(element => {
      if (element.startsWith('f:')) {
        return `.${element.slice(2)}`;
      }
      const keys = Object.entries(JSON.parse(element.slice(2)));
      return `[${keys
        .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
        .join(',')}]`;
    })
    .join('');
}
