import type {
  UnclaimedList,
  UnclaimedWorkload,
} from '@flotilla/backstage-plugin-fleet-common';
import type { SqlReader } from '../sql';
import { findUnclaimed, type FindUnclaimedOptions } from './findUnclaimed';

/** How many pages are looked at for one. */
const MAX_LOOKS = 20;

/**
 * The workloads that an owner is suggested for. Suggestions are not kept, so
 * that they are made page by page, of which only some are looked at: a page may
 * be short, or empty, and the cursor goes on.
 *
 * @param options - With the owner's entity reference
 */
export async function searchOwner(
  reader: SqlReader,
  options: FindUnclaimedOptions & { owner: string },
): Promise<Pick<UnclaimedList, 'items' | 'nextCursor'>> {
  const { owner, limit } = options;
  let items: UnclaimedWorkload[] = [];
  let { cursor } = options;
  for (let n = 0; n < MAX_LOOKS; n += 1) {
    const page = await findUnclaimed(reader, { ...options, cursor });
    const theirs = page.items.filter(
      ({ suggestion }) => suggestion?.owner === owner,
    );
    if (items.length + theirs.length > limit) {
      break;
    }
    items = [...items, ...theirs];
    cursor = page.nextCursor;
    if (cursor === undefined) {
      break;
    }
  }
  return { items, nextCursor: cursor };
}
