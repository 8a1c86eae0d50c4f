import { InputError } from '@backstage/errors';
import type { Budget } from './Budget';
import type { Field, Operator } from './fields';
import type { Comparison, Test } from './Predicate';

const COMPARISONS: Partial<Record<Operator, Comparison>> = {
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
};

/** The largest whole number that a column holds. */
const MAX_COUNT = 2 ** 31 - 1;

/**
 * What a field's value in a filter asks for: the value itself, or operators
 * that hold all at once.
 *
 * @param written - The field as it is written, for errors
 * @throws InputError for another type, or an operator that the field has not
 */
export function parseTests(
  written: string,
  field: Field,
  value: unknown,
  budget: Budget,
): Test[] {
  const read = (one: unknown) => readValue(written, field, one, budget);
  if (typeof value !== 'object' || value === null) {
    return [{ in: [read(value)] as string[] | number[] }];
  }
  const operators = Array.isArray(value) ? [] : Object.entries(value);
  if (operators.length === 0) {
    throw wrongOperator(written, field);
  }
  return operators.map(([operator, operand]) => {
    if (!field.operators.includes(operator as Operator)) {
      throw wrongOperator(written, field);
    }
    const where = `${written} ${operator}`;
    return parseTest(where, operator as Operator, operand, { budget, read });
  });
}

function parseTest(
  where: string,
  operator: Operator,
  operand: unknown,
  { budget, read }: { budget: Budget; read(one: unknown): string | number },
): Test {
  switch (operator) {
    case '$in':
      if (!Array.isArray(operand)) {
        throw new InputError(`${where} takes a list of values`);
      }
      budget.checkList(operand, where);
      return { in: operand.map(read) as string[] | number[] };
    case '$exists':
      if (typeof operand !== 'boolean') {
        throw new InputError(`${where} takes true or false`);
      }
      return { exists: operand };
    case '$prefix':
      return { prefix: textOf(where, operand, budget) };
    case '$contains':
      return { contains: inLowerCase(textOf(where, operand, budget)) };
    default:
      return { compare: COMPARISONS[operator]!, to: read(operand) as number };
  }
}

function readValue(
  written: string,
  field: Field,
  value: unknown,
  budget: Budget,
): string | number {
  if (field.type === 'number') {
    if (!Number.isInteger(value) || Math.abs(value as number) > MAX_COUNT) {
      throw new InputError(`${written} takes whole numbers`);
    }
    return value as number;
  }
  const text = textOf(written, value, budget);
  if (field.values && !field.values.includes(text)) {
    throw new InputError(`${written} is one of ${field.values.join(', ')}`);
  }
  return field.isEntityRef ? text.toLocaleLowerCase('en-US') : text;
}

function textOf(where: string, value: unknown, budget: Budget): string {
  if (typeof value !== 'string') {
    throw new InputError(`${where} takes a text`);
  }
  budget.checkText(value, where);
  return value;
}

/** As databases do it: ASCII alone. */
function inLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}

function wrongOperator(written: string, { operators, type }: Field) {
  return new InputError(
    `${written} takes a ${type}, or an object with ${operators.join(', ')}`,
  );
}
