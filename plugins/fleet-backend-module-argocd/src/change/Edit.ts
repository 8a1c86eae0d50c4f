import type { JsonObject, JsonValue } from '@backstage/types';
import { parseImage } from '@flotilla/backstage-plugin-fleet-common';
import type { HubObject } from '@flotilla/backstage-plugin-fleet-node';
import { at, isObject, madeAt } from '../fields';

/** One entry of an Application's source that is to be, or was. */
export interface Edit extends JsonObject {
  list: 'kustomize' | 'helm';
  /** The image that is replaced, or the parameter. */
  name: string;
  /** As the list has it; null where there is none. */
  entry: JsonValue;
}

const PATHS = {
  kustomize: ['kustomize', 'images'],
  helm: ['helm', 'parameters'],
} as const;

/** What an Application has where an edit is. */
export function currentOf(
  application: HubObject,
  { list, name }: Pick<Edit, 'list' | 'name'>,
): JsonValue {
  return (
    entriesOf(application, list).find(entry => nameOf(entry) === name) ?? null
  );
}

/** Changes an Application in place; what is not named stays, in its order. */
export function makeEdit(application: HubObject, edit: Edit): void {
  const { list, name, entry } = edit;
  const entries = entriesOf(application, list);
  const wanted = entry === null ? [] : [entry];
  const rest = entries.flatMap(one => (nameOf(one) === name ? wanted : [one]));
  const isNew = entry !== null && !entries.some(one => nameOf(one) === name);
  put(application, list, isNew ? [...rest, entry] : rest);
}

/** Where an edit is, for people. */
export function pathOf({ list, name }: Edit): string {
  return `spec.source.${PATHS[list].join('.')}[${name}]`;
}

export function entriesOf(
  application: HubObject,
  list: Edit['list'],
): JsonValue[] {
  const entries = at(application, 'spec', 'source', ...PATHS[list]);
  return Array.isArray(entries) ? entries : [];
}

/** Nothing empty is left where nothing was. */
function put(
  application: HubObject,
  list: Edit['list'],
  entries: JsonValue[],
): void {
  const [tool, field] = PATHS[list];
  const source = madeAt(application, 'spec', 'source');
  if (entries.length > 0) {
    madeAt(source, tool)[field] = entries;
    return;
  }
  const options = source[tool];
  if (isObject(options)) {
    delete options[field];
    if (Object.keys(options).length === 0) {
      delete source[tool];
    }
  }
}

/** Kustomize's are `old=new:tag` or `new:tag`. */
function nameOf(entry: JsonValue): string | undefined {
  if (isObject(entry)) {
    return typeof entry.name === 'string' ? entry.name : undefined;
  }
  return typeof entry === 'string' ? replacedBy(entry).name : undefined;
}

/** What a kustomize image says: which name, and by which image. */
export function replacedBy(entry: string): { name: string; image: string } {
  const [first, second] = entry.split('=', 2);
  return second === undefined
    ? { name: parseImage(first).image, image: first }
    : { name: first, image: second };
}
