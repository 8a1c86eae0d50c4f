import type { Release } from '../Applier';
import { isTargetError } from '../cluster/TargetError';
import type { Inventory, InventoryStore } from '../inventory';

/**
 * Whether what is done can be kept in the cluster.
 *
 * @param comes - Whether its namespace comes with the release
 * @returns what stands in the way, in words
 */
export async function planInventory(
  inventories: InventoryStore,
  release: Release,
  inventory: Inventory | undefined,
  { comes, signal }: { comes: boolean; signal: AbortSignal },
): Promise<string[]> {
  const record = inventory?.record ?? {
    release: release.name,
    token: 0,
    actor: '',
    objects: [],
    kept: [],
  };
  const contents = new Map(inventory?.contents);
  const act = { fencingToken: record.token, signal };
  try {
    const next = async () => ({ record, contents });
    await inventories.change(release, act, next, { dryRun: true });
    return [];
  } catch (error) {
    if (comes && isTargetError(error, 'notFound')) {
      return [];
    }
    if (isTargetError(error, 'forbidden', 'admission', 'invalid', 'notFound')) {
      return [
        `The inventory cannot be kept in the namespace ${release.namespace}: ${error.message}`,
      ];
    }
    throw error;
  }
}
