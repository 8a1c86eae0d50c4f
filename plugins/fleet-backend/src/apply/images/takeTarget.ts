import type { Act, Release } from '../Applier';
import { deliveryError } from '../deliveryError';
import type { InventoryStore } from '../inventory';

/**
 * Takes a target for a change of images: what the release has stays as it is.
 *
 * @throws ConflictError where another replica has the target now
 */
export async function takeTarget(
  inventories: InventoryStore,
  release: Release,
  revision: string,
  act: Act,
): Promise<void> {
  const { rolloutId, actor, fencingToken: token } = act;
  try {
    await inventories.change(release, act, async before => ({
      record: {
        ...(before?.record ?? { release: release.name, objects: [], kept: [] }),
        token,
        actor,
        images: { rolloutId, revision },
      },
      contents: new Map(before?.contents),
    }));
  } catch (error) {
    const what = `The inventory in the namespace ${release.namespace}`;
    throw deliveryError(error, what);
  }
}
