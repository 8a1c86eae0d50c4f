import { ApiServerError } from '../apiServer/ApiServerError';
import type { ApiServer } from '../apiServer/ApiServer';
import { KindClient } from '../reflector/KindClient';
import { listPages } from '../reflector/listAll';
import { ReflectorCounters } from '../reflector/ReflectorCounters';
import type { ServerTraits } from '../reflector/ServerTraits';
import type { CollectedResource } from '../resources';
import type { ListedKind } from './removedApis';
import type { UseTally } from './UseTally';

/** Nobody upgrades by looking at more. */
const MAX_OBJECTS = 20_000;
const MAX_OBJECT_BYTES = 1024 * 1024;
/** What leaves a kind unseen, and the others not. */
const UNSEEN: ReadonlySet<unknown> = new Set(['forbidden', 'expired']);

/**
 * Counts the uses of one kind, by the metadata of its objects alone.
 *
 * @returns whether all of them were seen
 */
export async function listUses(
  { server, traits }: { server: ApiServer; traits: ServerTraits },
  listed: ListedKind,
  tally: UseTally,
  signal: AbortSignal,
): Promise<boolean> {
  const resource = await servedAs(traits, listed, signal);
  if (!resource) {
    return true;
  }
  const client = new KindClient({
    ...{ server, traits, resource },
    counters: new ReflectorCounters(),
    maxObjectBytes: MAX_OBJECT_BYTES,
  });
  try {
    let seen = 0;
    for await (const { objects } of listPages(client, signal)) {
      objects.forEach(object => tally.add(object, listed));
      seen += objects.length;
      if (seen >= MAX_OBJECTS) {
        return false;
      }
    }
    return true;
  } catch (error) {
    if (error instanceof ApiServerError && UNSEEN.has(error.failure)) {
      return false;
    }
    throw error;
  }
}

async function servedAs(
  { discovery }: ServerTraits,
  { kind, resource: plural, listedAs }: ListedKind,
  signal: AbortSignal,
): Promise<CollectedResource | undefined> {
  for (const apiVersion of listedAs) {
    const [group, version] = apiVersion.split('/');
    const resource = { kind, group, version, plural, metadataOnly: true };
    if (await discovery.serves(resource, signal)) {
      return resource;
    }
  }
  return undefined;
}
