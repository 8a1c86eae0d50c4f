import { InputError } from '@backstage/errors';
import { Budget } from './Budget';
import { type FieldName, fieldNames, fieldOf, FIELDS } from './fields';
import { parseTests } from './parseTests';
import type { FieldTest, Predicate } from './Predicate';

/**
 * Reads a filter, which is JSON in the style of the catalog's predicates:
 *
 *     { "cluster": "prod", "$any": [{ "image": { "$contains": "nginx" } }] }
 *
 * Members of an object hold all at once; those on images hold for one and the
 * same image.
 *
 * @param text - Nothing asks for everything
 * @throws InputError that says what is wrong, and what there is instead
 */
export function parseFilter(text: string | undefined): Predicate {
  if (!text) {
    return { all: [] };
  }
  const budget = new Budget();
  budget.checkLength(text);
  return parseObject(parseJson(text), 0, budget);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(
      'The filter is not JSON; an example is {"namespace":"shop"}',
    );
  }
}

function parseObject(value: unknown, depth: number, budget: Budget): Predicate {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(
      'A filter is an object, for example {"namespace":"shop"}',
    );
  }
  budget.takeNode(depth);
  const image: FieldTest[] = [];
  const all: Predicate[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (name.startsWith('$')) {
      all.push(parseLogic(name, member, depth, budget));
    } else {
      const tests = parseField(name, member, depth, budget);
      const { of } = fieldOf(tests[0].field);
      (of === 'image' ? image : all).push(...tests);
    }
  }
  return { all: image.length > 0 ? [...all, { image }] : all };
}

function parseLogic(
  operator: string,
  operand: unknown,
  depth: number,
  budget: Budget,
): Predicate {
  const parse = (one: unknown) => parseObject(one, depth + 1, budget);
  switch (operator) {
    case '$all':
      return { all: listOf(operator, operand).map(parse) };
    case '$any':
      return { any: listOf(operator, operand).map(parse) };
    case '$not':
      return { not: parse(operand) };
    default:
      throw new InputError(
        'There are $all, $any and $not for filters; what else begins with $ belongs to a field, for example {"name":{"$prefix":"web"}}',
      );
  }
}

function listOf(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) {
    throw new InputError(`${operator} takes a list of filters`);
  }
  return operand;
}

function parseField(
  written: string,
  value: unknown,
  depth: number,
  budget: Budget,
): FieldTest[] {
  const { field, key } = readName(written, budget);
  return parseTests(written, fieldOf(field), value, budget).map(test => {
    budget.takeNode(depth);
    return { field, ...(key === undefined ? {} : { key }), test };
  });
}

function readName(
  written: string,
  budget: Budget,
): { field: FieldName; key?: string } {
  const dot = written.indexOf('.');
  const name = dot < 0 ? written : written.slice(0, dot);
  const key = dot < 0 ? undefined : written.slice(dot + 1);
  const isKnown = Object.hasOwn(FIELDS, name);
  if (!isKnown || Boolean(fieldOf(name as FieldName).keyed) !== Boolean(key)) {
    throw new InputError(
      `A filter asks for a field that there is not; there are ${fieldNames().join(
        ', ',
      )}`,
    );
  }
  budget.checkText(key ?? '', name);
  return { field: name as FieldName, key };
}
