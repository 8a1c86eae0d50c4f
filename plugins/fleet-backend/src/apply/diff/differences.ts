import type { JsonObject } from '@backstage/types';
import type {
  FieldDifference,
  Manifest,
} from '@flotilla/backstage-plugin-fleet-node';
import { ROLLOUT_ANNOTATION } from '@flotilla/backstage-plugin-fleet-common';
import { isObject } from '../cluster/fields';
import { Leaf, leavesOf } from './leaves';
import { redacted } from './redacted';

/** Of one object. */
const MAX_DIFFERENCES = 200;

/** What API servers write there themselves. */
const SERVER_METADATA = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

/**
 * Where two objects differ, in the order of the fields, with values that may be
 * credentials redacted. What API servers and rollouts write themselves does not
 * count.
 *
 * @param before - Nothing where the object is new
 */
export function differences(
  before: Manifest | undefined,
  after: Manifest,
): FieldDifference[] {
  const from = before ? leavesOf(contentOf(before)) : new Map<string, Leaf>();
  const to = leavesOf(contentOf(after));
  const text = (leaf: Leaf | undefined) => leaf && redacted(leaf, after.kind);
  const found = [...new Set([...from.keys(), ...to.keys()])]
    .filter(path => !isSame(from.get(path), to.get(path)))
    .map(path => ({
      path,
      ...withText('from', text(from.get(path))),
      ...withText('to', text(to.get(path))),
    }));
  const more = found.length - MAX_DIFFERENCES;
  return more > 0
    ? [...found.slice(0, MAX_DIFFERENCES), { path: `(${more} more fields)` }]
    : found;
}

function withText(name: 'from' | 'to', text: string | undefined) {
  return text === undefined ? {} : { [name]: text };
}

function isSame(one: Leaf | undefined, other: Leaf | undefined): boolean {
  return JSON.stringify(one?.value) === JSON.stringify(other?.value);
}

/** What of an object is meant by whoever writes it. */
export function contentOf(object: Manifest): JsonObject {
  const { apiVersion: _, kind: _kind, status: _status, ...content } = object;
  const metadata = without(object.metadata, SERVER_METADATA);
  if (isObject(metadata.annotations)) {
    metadata.annotations = without(metadata.annotations, [ROLLOUT_ANNOTATION]);
    if (Object.keys(metadata.annotations).length === 0) {
      delete metadata.annotations;
    }
  }
  return { ...content, metadata };
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => !names.includes(name)),
  );
}
