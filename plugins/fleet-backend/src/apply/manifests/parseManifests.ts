import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import { isJsonObject } from './isJsonObject';
import { parseYaml } from './parseYaml';

const MAX_OBJECTS = 2000;

export interface ParseOptions {
  /** What it was read from, for errors. */
  name: string;
  signal: AbortSignal;
}

/**
 * The objects of YAML or JSON documents, those of Lists among them.
 *
 * @throws InputError where one is no object of Kubernetes, or they are too many
 */
export async function parseManifests(
  text: string,
  { name, signal }: ParseOptions,
): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  for await (const document of parseYaml(text, { name, signal })) {
    manifests.push(...manifestsIn(document, name));
    if (manifests.length > MAX_OBJECTS) {
      throw new InputError(`${name} has more than ${MAX_OBJECTS} objects`);
    }
  }
  return manifests;
}

function manifestsIn(document: JsonValue, name: string): Manifest[] {
  if (document === null) {
    return [];
  }
  if (!isJsonObject(document)) {
    throw new InputError(`${name} has a document that is no object`);
  }
  if (isList(document)) {
    return document.items.flatMap(item => manifestsIn(item, name));
  }
  if (!isManifest(document)) {
    throw new InputError(
      `${name} has an object without ${missingIn(document).join(', ')}`,
    );
  }
  return [document];
}

/** Of any kind: ConfigMapList, for example, has items too. */
function isList(
  document: JsonObject,
): document is JsonObject & { items: JsonValue[] } {
  const { kind, items } = document;
  return (
    typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)
  );
}

function isManifest(document: JsonObject): document is Manifest {
  return missingIn(document).length === 0;
}

function missingIn({ apiVersion, kind, metadata }: JsonObject): string[] {
  const named = isJsonObject(metadata) ? metadata : {};
  const { name, namespace = 'absent' } = named;
  const found = { apiVersion, kind, 'metadata.name': name };
  const missing = Object.entries({
    ...found,
    'a valid metadata.namespace': namespace,
  }).filter(([, value]) => typeof value !== 'string' || value === '');
  return missing.map(([field]) => field);
}
