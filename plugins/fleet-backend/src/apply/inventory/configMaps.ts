import { InputError } from '@backstage/errors';
import type {
  Manifest,
  ObjectRef,
} from '@flotilla/backstage-plugin-fleet-node';
import type { Release } from '../Applier';
import { at, isObject, textAt } from '../cluster/fields';
import type { LiveObject } from '../cluster/TargetCluster';
import type { Inventory, InventoryRecord, Kept } from './Inventory';
import { INVENTORY_LABEL } from './labels';

const RECORD = 'inventory';

/** Where the inventory of a release is. */
export function inventoryRef({ name, namespace }: Release): ObjectRef {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace,
    name: `flotilla-${name}`,
  };
}

/** Where a chunk of what is kept is; named for its content, and never changed. */
export function chunkRef(
  release: Release,
  { name }: Kept,
  chunk: number,
): ObjectRef {
  const short = name.replace(/^sha256:/, '').slice(0, 12);
  const inventory = inventoryRef(release);
  return { ...inventory, name: `${inventory.name}-${short}-${chunk}` };
}

export function toConfigMap(release: Release, inventory: Inventory): Manifest {
  const contents = [...inventory.contents].map(([name, content]) => [
    contentKey(name),
    content.toString('base64'),
  ]);
  return configMap(inventoryRef(release), release, {
    data: { [RECORD]: JSON.stringify(inventory.record) },
    binaryData: Object.fromEntries(contents),
  });
}

export function toChunk(
  ref: ObjectRef,
  release: Release,
  content: Buffer,
): Manifest {
  return configMap(ref, release, {
    immutable: true,
    binaryData: { content: content.toString('base64') },
  });
}

/** @throws InputError for a ConfigMap that is no inventory */
export function fromConfigMap(object: LiveObject): Inventory {
  const record = parseRecord(textAt(object, 'data', RECORD));
  if (!record) {
    const { namespace, name } = object.metadata;
    throw new InputError(
      `The ConfigMap ${namespace}/${name} is no inventory of Flotilla's; rename or delete it`,
    );
  }
  const { uid, resourceVersion } = object.metadata;
  const contents = record.kept.flatMap(({ name }): [string, Buffer][] => {
    const text = textAt(object, 'binaryData', contentKey(name));
    return text ? [[name, Buffer.from(text, 'base64')]] : [];
  });
  return {
    record,
    contents: new Map(contents),
    seen: { uid, resourceVersion },
  };
}

/** Of a chunk. */
export function contentOfChunk(object: LiveObject | undefined): Buffer {
  const text = textAt(object, 'binaryData', 'content');
  if (text === undefined) {
    throw new InputError(
      'What a revision was is not in the cluster any more: somebody deleted its ConfigMaps',
    );
  }
  return Buffer.from(text, 'base64');
}

/** Keys of ConfigMaps have no colons. */
function contentKey(name: string): string {
  return `${name.replace(':', '-')}.json.gz`;
}

function configMap(
  { apiVersion, kind, namespace, name }: ObjectRef,
  release: Release,
  fields: Partial<Manifest>,
): Manifest {
  const labels = {
    [INVENTORY_LABEL]: release.name,
    'app.kubernetes.io/managed-by': 'flotilla',
  };
  return { apiVersion, kind, metadata: { namespace, name, labels }, ...fields };
}

function parseRecord(text: string | undefined): InventoryRecord | undefined {
  try {
    const record: unknown = JSON.parse(text ?? '');
    const isRecord =
      isObject(record) &&
      Array.isArray(at(record, 'objects')) &&
      Array.isArray(at(record, 'kept')) &&
      typeof record.token === 'number';
    return isRecord ? (record as unknown as InventoryRecord) : undefined;
  } catch {
    // Not ours; the parser would quote it.
    return undefined;
  }
}
