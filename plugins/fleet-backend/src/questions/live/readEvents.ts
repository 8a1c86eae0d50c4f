import { parseJson } from '../../collect/apiServer/parseJson';
import type { LiveRead } from '../../collect/live';

/** Kubernetes' own, as far as it is told. */
export interface KubeEvent {
  involvedObject?: { kind?: unknown; name?: unknown };
  type?: unknown;
  reason?: unknown;
  message?: unknown;
  count?: unknown;
  firstTimestamp?: unknown;
  lastTimestamp?: unknown;
  eventTime?: unknown;
  series?: { count?: unknown; lastObservedTime?: unknown };
  metadata?: { creationTimestamp?: unknown };
}

interface EventPage {
  items: KubeEvent[];
  metadata?: { continue?: unknown };
}

const PAGE = 500;
const MAX_PAGES = 4;
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The Events of a namespace, up to 2,000: there is no way to ask for those of
 * several objects at once.
 */
export async function readEvents(
  read: LiveRead,
  namespace: string,
): Promise<{ events: KubeEvent[]; isWhole: boolean }> {
  const events: KubeEvent[] = [];
  let next = '';
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (next) {
      query.set('continue', next);
    }
    const body = await read(
      `/api/v1/namespaces/${encodeURIComponent(namespace)}/events?${query}`,
      { accept: 'application/json', maxBytes: MAX_BYTES },
    );
    const { items, metadata } = pageOf(body);
    events.push(...items);
    next = typeof metadata?.continue === 'string' ? metadata.continue : '';
    if (!next) {
      return { events, isWhole: true };
    }
  }
  return { events, isWhole: false };
}

function pageOf(body: Buffer): EventPage {
  const page = parseJson(body) as EventPage | null;
  const items = Array.isArray(page?.items) ? page.items : [];
  return {
    items: items.filter(item => typeof item === 'object' && item !== null),
    metadata: page?.metadata,
  };
}
