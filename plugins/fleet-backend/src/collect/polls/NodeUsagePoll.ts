import type { ApiServer } from '../apiServer/ApiServer';
import type { Discovery } from '../reflector/Discovery';
import { type CollectedResource, resourcePath } from '../resources';
import type { NodeUsage } from '../cluster/types';
import { readIfAllowed } from './readIfAllowed';
import type { Poll } from './Poll';

const METRICS: CollectedResource = {
  kind: 'NodeMetrics',
  group: 'metrics.k8s.io',
  version: 'v1beta1',
  plural: 'nodes',
};
const EVERY_MS = 180_000;
/** As many as Kubernetes supports. */
const MAX_NODES = 5_000;

/** Of all nodes at once; never of pods. */
export class NodeUsagePoll implements Poll {
  readonly what = 'what is used of its nodes';
  readonly everyMs = EVERY_MS;

  constructor(
    private readonly options: {
      server: Pick<ApiServer, 'getJson'>;
      discovery: Pick<Discovery, 'serves'>;
      /** Takes the place of all that was kept before. */
      keep(usage: NodeUsage[]): Promise<void>;
    },
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    const { server, discovery, keep } = this.options;
    const isServed = await discovery.serves(METRICS, signal);
    const list =
      isServed && (await readIfAllowed(server, resourcePath(METRICS), signal));
    await keep(list ? readUsage(list) : []);
  }
}

function readUsage(list: unknown): NodeUsage[] {
  const { items } = list as { items?: unknown };
  return Array.isArray(items)
    ? items.slice(0, MAX_NODES).map(item => ({
        name: textOf(item?.metadata?.name),
        measuredAt: textOf(item?.timestamp),
        cpu: textOf(item?.usage?.cpu),
        memory: textOf(item?.usage?.memory),
      }))
    : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
