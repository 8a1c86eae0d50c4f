import { listAt, textAt } from './fields';
import { objectPath } from './objectPath';
import type { ListQuery, LiveObject, ServedKind } from './TargetCluster';

const PAGE = '500';

/**
 * All objects of a kind.
 *
 * @param read - GETs a path with its query
 */
export async function listPages(
  served: ServedKind,
  { namespace, labelSelector }: ListQuery,
  read: (path: string) => Promise<unknown>,
): Promise<LiveObject[]> {
  const all: LiveObject[] = [];
  let next: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: PAGE,
      ...(labelSelector ? { labelSelector } : {}),
      ...(next ? { continue: next } : {}),
    });
    const page = await read(`${collectionPath(served, namespace)}?${query}`);
    all.push(...listAt(page, 'items').map(item => complete(item, served)));
    next = textAt(page, 'metadata', 'continue');
  } while (next);
  return all;
}

function collectionPath(served: ServedKind, namespace?: string): string {
  const namespaced = served.namespaced && namespace !== undefined;
  return objectPath({ ...served, namespaced }, { namespace });
}

/** Items of a list of a built-in kind do not say what they are. */
function complete(item: object, { apiVersion, kind }: ServedKind): LiveObject {
  return { ...item, apiVersion, kind } as LiveObject;
}
