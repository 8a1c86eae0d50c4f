import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../cluster/fields';

/** What tells the items of Kubernetes' lists apart, the first that all have. */
const KEYS = ['name', 'mountPath', 'containerPort', 'port', 'key', 'type'];

/** One value that has no parts, with where it is. */
export interface Leaf {
  /** For example spec.containers[name=app].image. */
  path: string;
  /** The fields on the way there, without the items of lists. */
  fields: readonly string[];
  value: JsonValue;
}

/** All values of an object by their paths. */
export function leavesOf(object: JsonObject): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  collect(object, '', [], leaves);
  return leaves;
}

function collect(
  value: JsonValue,
  path: string,
  fields: readonly string[],
  leaves: Map<string, Leaf>,
) {
  if (isObject(value) && Object.keys(value).length > 0) {
    for (const [name, field] of Object.entries(value)) {
      if (field !== undefined) {
        collect(field, below(path, name), [...fields, name], leaves);
      }
    }
  } else if (Array.isArray(value) && value.length > 0) {
    const key = keyOf(value);
    value.forEach((item, index) => {
      const which = key ? `${key}=${(item as JsonObject)[key]}` : index;
      collect(item, `${path}[${which}]`, fields, leaves);
    });
  } else {
    leaves.set(path, { path, fields, value });
  }
}

function below(path: string, name: string): string {
  if (/[./[\]]/.test(name)) {
    return `${path}[${JSON.stringify(name)}]`;
  }
  return path ? `${path}.${name}` : name;
}

/** A key whose values are different in each item. */
function keyOf(list: JsonValue[]): string | undefined {
  return KEYS.find(key => {
    const values = list.map(item => (isObject(item) ? item[key] : undefined));
    const known = values.filter(value => value !== undefined);
    return new Set(known).size === list.length;
  });
}
