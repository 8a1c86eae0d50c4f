import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod/v3';
import shipped from './data/addons.json';
import type { AddonData } from './types';

const KEY = 'fleet.addons';
const RANGE = /^\d+\.\d+ - \d+\.\d+$/;

const names = z.array(z.string().min(1).max(255)).optional();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const compatibility = z
  .object({
    asOf: date,
    source: z.string().min(1),
    versions: z
      .record(z.string().regex(/^\d+\.\d+$/), z.string().regex(RANGE))
      .optional(),
    follows: z.object({ behind: z.number().int().min(0) }).optional(),
  })
  .strict();
const addon = z
  .object({
    title: z.string().min(1).max(120),
    images: names,
    charts: names,
    labels: names,
    names,
    compatibility: compatibility.optional(),
  })
  .strict();
const schema = z.record(z.string().min(1).max(120), addon);

/**
 * The add-ons that are shipped, with those of config instead of or besides
 * them: in place, or in a file of JSON or YAML.
 *
 * @throws InputError for what is not of that form
 */
export function readAddons(config: Config): AddonData {
  const value = config.getOptional(KEY);
  const own = typeof value === 'string' ? readFile(value) : value;
  return { ...shippedAddons(), ...checked(own ?? {}, KEY) };
}

/** The add-ons that are shipped. */
export function shippedAddons(): AddonData {
  return checked(shipped, 'the add-ons that are shipped');
}

function readFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InputError(`${KEY}: ${path} cannot be read`, error);
  }
}

function checked(value: unknown, what: string): AddonData {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    throw new InputError(`${what}: ${path.join('.')}: ${message}`);
  }
  return result.data;
}
