import { ConflictError, InputError } from '@backstage/errors';
import type { Manifest } from '@flotilla/backstage-plugin-fleet-node';
import type { Act, Release } from '../Applier';
import type { RequestSignal, TargetCluster } from '../cluster/TargetCluster';
import { isTargetError } from '../cluster/TargetError';
import {
  chunkRef,
  contentOfChunk,
  fromConfigMap,
  inventoryRef,
  toChunk,
  toConfigMap,
} from './configMaps';
import { decompress } from './contents';
import type { Inventory, InventoryRecord, Kept } from './Inventory';
import { Remembered } from './Remembered';

/** How often others may change it while we try to. */
const MAX_TRIES = 5;
const CHUNK_BYTES = 600 * 1024;
/** What is larger is kept beside the inventory. */
export const MAX_INLINE_BYTES = 96 * 1024;

/** What an inventory is to become; contents are kept beside it if need be. */
export type NextInventory = (
  before: Inventory | undefined,
) => Promise<{ record: InventoryRecord; contents: Map<string, Buffer> }>;

/** The inventories of releases in one cluster, changed by compare-and-set. */
export class InventoryStore {
  readonly #remembered = new Remembered();

  constructor(private readonly cluster: TargetCluster) {}

  /** Undefined where the release was never here. */
  async load(
    release: Release,
    options: RequestSignal,
  ): Promise<Inventory | undefined> {
    const object = await this.cluster.get(inventoryRef(release), options);
    const inventory = object && fromConfigMap(object);
    this.#remembered.set(release, inventory);
    return inventory;
  }

  /**
   * Changes an inventory as the holder of a fencing token.
   *
   * @param next - Asked again where somebody else changed it meanwhile
   * @throws ConflictError where another replica has the target now
   */
  async change(
    release: Release,
    act: Pick<Act, 'fencingToken' | 'signal'>,
    next: NextInventory,
    options: { dryRun?: boolean } = {},
  ): Promise<Inventory> {
    for (let tries = 1; ; tries += 1) {
      // What was seen last may be old: then it cannot be written over.
      const known = this.#remembered.take(release);
      const before = known ? known.inventory : await this.load(release, act);
      checkToken(before, act.fencingToken);
      const wanted = await next(before);
      try {
        return await this.#write(release, before, wanted, {
          ...act,
          ...options,
        });
      } catch (error) {
        const isTaken = isTargetError(error, 'stale', 'exists');
        if (!isTaken || tries === MAX_TRIES) {
          throw error;
        }
        this.#remembered.take(release);
      }
    }
  }

  /** @throws ConflictError where another replica has the target now */
  async check(
    release: Release,
    act: Pick<Act, 'fencingToken' | 'signal'>,
  ): Promise<void> {
    checkToken(await this.load(release, act), act.fencingToken);
  }

  /** What is kept under a name. */
  async content(
    release: Release,
    inventory: Inventory,
    name: string,
    options: RequestSignal,
  ): Promise<Manifest[]> {
    const kept = inventory.record.kept.find(one => one.name === name);
    if (!kept) {
      throw new InputError(
        `The revision ${name} is not kept any more; deliver it anew`,
      );
    }
    const inline = inventory.contents.get(name);
    return await decompress(
      inline ?? (await this.#chunks(release, kept, options)),
    );
  }

  async #write(
    release: Release,
    before: Inventory | undefined,
    wanted: { record: InventoryRecord; contents: Map<string, Buffer> },
    options: RequestSignal & { dryRun?: boolean },
  ): Promise<Inventory> {
    const { record, inline, beside } = split(wanted);
    const inventory = { record, contents: inline };
    const manifest = toConfigMap(release, inventory);
    const { seen } = before ?? {};
    if (seen) {
      Object.assign(manifest.metadata, seen);
    }
    const object = seen
      ? await this.cluster.replace(manifest, options)
      : await this.cluster.create(manifest, options);
    const { uid, resourceVersion } = object.metadata;
    const written = { ...inventory, seen: { uid, resourceVersion } };
    if (!options.dryRun) {
      await this.#keepBeside(release, beside, options);
      await this.#dropOld(release, before?.record, record, options);
      this.#remembered.set(release, written);
    }
    return written;
  }

  async #keepBeside(
    release: Release,
    beside: { kept: Kept; chunk: number; content: Buffer }[],
    options: RequestSignal,
  ) {
    for (const { kept, chunk, content } of beside) {
      const ref = chunkRef(release, kept, chunk);
      await this.cluster
        .create(toChunk(ref, release, content), options)
        .catch(error => {
          // From before a crash: what has the name has the content.
          if (!isTargetError(error, 'exists')) {
            throw error;
          }
        });
    }
  }

  async #dropOld(
    release: Release,
    before: InventoryRecord | undefined,
    after: InventoryRecord,
    options: RequestSignal,
  ) {
    const names = new Set(after.kept.map(({ name }) => name));
    const old = before?.kept.filter(({ name }) => !names.has(name)) ?? [];
    for (const kept of old) {
      for (let chunk = 0; chunk < kept.chunks; chunk += 1) {
        const ref = chunkRef(release, kept, chunk);
        const object = await this.cluster.get(ref, options);
        if (object) {
          const { uid } = object.metadata;
          await this.cluster.delete(ref, { ...options, uid });
        }
      }
    }
  }

  async #chunks(
    release: Release,
    kept: Kept,
    options: RequestSignal,
  ): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for (let chunk = 0; chunk < kept.chunks; chunk += 1) {
      const ref = chunkRef(release, kept, chunk);
      chunks.push(contentOfChunk(await this.cluster.get(ref, options)));
    }
    return Buffer.concat(chunks);
  }
}

function checkToken(inventory: Inventory | undefined, token: number) {
  if (inventory && inventory.record.token > token) {
    throw new ConflictError(
      'Another replica of the fleet backend has taken over this target',
    );
  }
}

/** What of the contents is within the inventory, and what is beside it. */
function split(wanted: {
  record: InventoryRecord;
  contents: Map<string, Buffer>;
}) {
  const inline = new Map<string, Buffer>();
  const beside: { kept: Kept; chunk: number; content: Buffer }[] = [];
  const kept = wanted.record.kept.map(one => {
    const content = wanted.contents.get(one.name);
    if (!content) {
      return one;
    }
    if (content.length <= MAX_INLINE_BYTES) {
      inline.set(one.name, content);
      return { ...one, chunks: 0 };
    }
    const chunks = Math.ceil(content.length / CHUNK_BYTES);
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const start = chunk * CHUNK_BYTES;
      const part = content.subarray(start, start + CHUNK_BYTES);
      beside.push({ kept: one, chunk, content: part });
    }
    return { ...one, chunks };
  });
  return { record: { ...wanted.record, kept }, inline, beside };
}
