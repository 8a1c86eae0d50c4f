import type { LabelRequirement } from './LabelRequirement';

const MAX_REQUIREMENTS = 50;
const KEY =
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/**
 * Reads a label selector as kubectl does: `a=b`, `a==b`, `a!=b`, `a in (b,c)`,
 * `a notin (b)`, `a`, `!a`, joined by commas that all must hold.
 *
 * @throws SyntaxError that quotes the part that cannot be read
 * @public
 */
export function parseLabelSelector(selector: string): LabelRequirement[] {
  const parts = splitAtCommas(selector);
  if (parts.length === 0) {
    throw new SyntaxError('The label selector is empty');
  }
  if (parts.length > MAX_REQUIREMENTS) {
    throw new SyntaxError(
      `The label selector has ${parts.length} parts; at most ${MAX_REQUIREMENTS} are allowed`,
    );
  }
  return parts.map(parseRequirement);
}

/** Commas within parentheses separate values, not requirements. */
function splitAtCommas(selector: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of selector) {
    if (char === '(' || char === ')') {
      depth += char === '(' ? 1 : -1;
    }
    if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else {
      part += char;
    }
  }
  parts.push(part.trim());
  return parts.length === 1 && parts[0] === '' ? [] : parts;
}

function parseRequirement(part: string): LabelRequirement {
  const set = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(part);
  if (set) {
    const [, key, word, list] = set;
    const values = list.split(',').map(value => value.trim());
    return checked(part, key, word === 'in' ? 'in' : 'notIn', values);
  }
  const equality = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/.exec(part);
  if (equality) {
    const [, key, sign, value] = equality;
    return checked(part, key, sign === '!=' ? 'notIn' : 'in', [value]);
  }
  return part.startsWith('!')
    ? checked(part, part.slice(1).trim(), 'notExists', [])
    : checked(part, part, 'exists', []);
}

function checked(
  part: string,
  key: string,
  operator: LabelRequirement['operator'],
  values: string[],
): LabelRequirement {
  const name = key.slice(key.indexOf('/') + 1);
  const valid =
    key.length <= 317 &&
    name.length <= 63 &&
    KEY.test(key) &&
    values.every(value => value.length <= 63 && VALUE.test(value));
  if (!valid) {
    throw new SyntaxError(
      `The label selector cannot be read at '${part.slice(
        0,
        100,
      )}'; examples are app=web, tier!=cache, env in (prod,stage), !canary`,
    );
  }
  return { key, operator, values };
}
