import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from '../../manifests/isJsonObject';

type Find = (value: JsonValue) => string[];

/** What may be in a kustomization, and what of it names files or folders. */
const FIELDS: ReadonlyMap<string, Find> = new Map<string, Find>([
  ...nothing('apiVersion', 'kind', 'metadata', 'namespace', 'namePrefix'),
  ...nothing('nameSuffix', 'labels', 'commonLabels', 'commonAnnotations'),
  ...nothing('images', 'imageTags', 'replicas', 'vars', 'generatorOptions'),
  ...nothing('buildMetadata', 'sortOptions'),
  ...paths('resources', 'bases', 'components', 'crds', 'configurations'),
  ['patchesStrategicMerge', value => strings(value).filter(isOneLine)],
  ...each('patches', 'path'),
  ...each('patchesJson6902', 'path'),
  ...each('replacements', 'path'),
  ...each('openapi', 'path'),
  ...each('configMapGenerator', 'files', 'env', 'envs'),
  ...each('secretGenerator', 'files', 'env', 'envs'),
]);

/**
 * The files and folders that a kustomization names.
 *
 * @param name - Of its file, for errors
 * @throws InputError where it has a field that is not known, or asks for programs
 */
export function referencesIn(document: JsonObject, name: string): string[] {
  return Object.entries(document).flatMap(([field, value]) => {
    const find = FIELDS.get(field);
    if (!find) {
      throw new InputError(
        `${name} has ${field.slice(0, 100)}, which is refused: generators, ` +
          'transformers, validators, plugins and charts are not run',
      );
    }
    return find(value ?? null);
  });
}

function nothing(...fields: string[]): [string, Find][] {
  return fields.map(field => [field, () => []]);
}

function paths(...fields: string[]): [string, Find][] {
  return fields.map(field => [field, strings]);
}

/** Of one object or of a list of them. */
function each(field: string, ...keys: string[]): [string, Find][] {
  const find: Find = value =>
    [value]
      .flat()
      .filter(isJsonObject)
      .flatMap(item => Object.entries(item))
      // Go reads keys in any case.
      .filter(([key]) => keys.includes(key.toLowerCase()))
      .flatMap(([, found]) => strings(found ?? null))
      .map(found => (field.endsWith('Generator') ? withoutKey(found) : found));
  return [[field, find]];
}

function strings(value: JsonValue): string[] {
  return [value].flat().filter(item => typeof item === 'string');
}

/** A patch in place has many. */
function isOneLine(text: string): boolean {
  return !text.trim().includes('\n');
}

/** Files may have a key of their own: key=path. */
function withoutKey(text: string): string {
  return text.slice(text.indexOf('=') + 1);
}
