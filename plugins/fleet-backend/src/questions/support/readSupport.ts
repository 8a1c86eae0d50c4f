import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod/v3';
import shipped from './data/support.json';
import { createSupportOf } from './supportOf';
import type { SupportData, SupportOf } from './types';

const KEY = 'fleet.supportDates';
const MINOR = /^\d+\.\d+$/;

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(text => !Number.isNaN(Date.parse(text)), 'There is no such day');
const dates = z
  .object({ supportEndsAt: date, extendedSupportEndsAt: date.optional() })
  .strict();
const supported = z
  .object({
    asOf: date,
    source: z.string().min(1),
    versionOf: z.enum(['kubernetes', 'distribution']).optional(),
    versions: z.record(z.string().regex(MINOR), dates),
  })
  .strict();
const follower = z.object({ follows: z.string() }).strict();
const schema = z.record(z.union([supported, follower]));

/**
 * The support dates that are shipped, with those of config instead for the
 * distributions that it names: in place, or in a file of JSON or YAML.
 *
 * @throws InputError for what is not of that form
 */
export function readSupport(config: Config): SupportOf {
  const value = config.getOptional(KEY);
  const own = typeof value === 'string' ? readFile(value) : value;
  return createSupportOf({
    ...checked(shipped, 'the dates that are shipped'),
    ...checked(own ?? {}, KEY),
  });
}

/** The support dates that are shipped. */
export function shippedSupport(): SupportOf {
  return createSupportOf(checked(shipped, 'the dates that are shipped'));
}

function readFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InputError(`${KEY}: ${path} cannot be read`, error);
  }
}

function checked(value: unknown, what: string): SupportData {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new InputError(`${what}: ${path.join('.')}: ${message}`);
  }
  return result.data;
}
