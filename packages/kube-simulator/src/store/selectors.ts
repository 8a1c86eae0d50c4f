import { badRequest } from '../errors';
import type { KubeObject } from '../types';
import type { ResourceDefinition } from './ResourceDefinition';

/** Whether an object is one of those asked for. */
export type ObjectTest = (object: KubeObject) => boolean;

type ReadField = (object: KubeObject) => string;

const COMMON_FIELDS: ReadonlyArray<[string, ReadField]> = [
  ['metadata.name', ({ metadata }) => metadata.name],
  ['metadata.namespace', ({ metadata }) => metadata.namespace ?? ''],
];

const POD_FIELDS: ReadonlyArray<[string, ReadField]> = [
  ['spec.nodeName', ({ spec }) => String(field(spec, 'nodeName') ?? '')],
  ['status.phase', ({ status }) => String(field(status, 'phase') ?? '')],
];

const NAME = '([A-Za-z0-9][-A-Za-z0-9_./]*)';
const SET = new RegExp(`^${NAME}\\s+(in|notin)\\s+\\(([^()]*)\\)$`);
const EQUAL = new RegExp(`^${NAME}\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)$`);
const EXISTS = new RegExp(`^(!?)\\s*${NAME}$`);

/**
 * Reads a label selector.
 *
 * @throws InputError where it cannot be read
 */
export function labelSelector(text: string): ObjectTest {
  const tests = splitOutsideParentheses(text).map(labelTest);
  return object => {
    const labels = object.metadata.labels ?? {};
    return tests.every(test => test(labels));
  };
}

/**
 * Reads a field selector.
 *
 * @throws InputError where it cannot be read, or the resource has no such field
 */
export function fieldSelector(
  text: string,
  { plural }: Pick<ResourceDefinition, 'plural'>,
): ObjectTest {
  const fields = new Map([
    ...COMMON_FIELDS,
    ...(plural === 'pods' ? POD_FIELDS : []),
  ]);
  const tests = text
    .split(',')
    .filter(Boolean)
    .map(part => fieldTest(part, fields));
  return object => tests.every(test => test(object));
}

function splitOutsideParentheses(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean);
}

function labelTest(text: string): (labels: Record<string, string>) => boolean {
  const set = SET.exec(text);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    const wanted = set[2] === 'in';
    return labels =>
      Object.hasOwn(labels, set[1])
        ? values.includes(labels[set[1]]) === wanted
        : !wanted;
  }
  const equal = EQUAL.exec(text);
  if (equal) {
    const [, key, operator, value] = equal;
    return labels => (labels[key] === value) === (operator !== '!=');
  }
  const exists = EXISTS.exec(text);
  if (exists) {
    return labels => Object.hasOwn(labels, exists[2]) === !exists[1];
  }
  throw badRequest(`unable to parse requirement: ${text}`);
}

function fieldTest(text: string, fields: Map<string, ReadField>): ObjectTest {
  const [, name = text, operator, value] =
    /^([\w.]+)\s*(==|=|!=)\s*(.*)$/.exec(text.trim()) ?? [];
  const read = fields.get(name);
  if (!read) {
    const known = [...fields.keys()].map(one => JSON.stringify(one)).join(', ');
    throw badRequest(
      `${JSON.stringify(name)} is not a known field selector: only ${known}`,
    );
  }
  return object => (read(object) === value) === (operator !== '!=');
}

function field(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | undefined)?.[name];
}
