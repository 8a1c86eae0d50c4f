import type {
  ClusterConnection,
  OpenCostLocation,
} from '@flotilla/backstage-plugin-fleet-node';
import type { ApiServer } from '../apiServer/ApiServer';
import type { ClusterCosts } from '../cluster/types';
import type { Clock } from '../clock';
import type { Poll } from './Poll';
import { readAllocations } from './readAllocations';
import { readIfAllowed } from './readIfAllowed';

const EVERY_MS = 3_600_000;
const HOUR_MS = 3_600_000;
const WINDOW_HOURS = 24;

export interface OpenCostPollOptions {
  /** The cluster's own. */
  server: Pick<ApiServer, 'getJson'>;
  location: OpenCostLocation;
  /** To a URL of OpenCost's own. */
  connect(connection: ClusterConnection): ApiServer;
  clock: Pick<Clock, 'now'>;
  /** Takes the place of all that was kept before; undefined where it has none. */
  keep(costs: ClusterCosts | undefined): Promise<void>;
}

/** What OpenCost says that a cluster's workloads cost in the last day. */
export class OpenCostPoll implements Poll {
  readonly what = 'its costs';
  readonly everyMs = EVERY_MS;

  constructor(private readonly options: OpenCostPollOptions) {}

  async run(signal: AbortSignal): Promise<void> {
    const { clock, location, keep } = this.options;
    const answer = await this.#ask(pathFor(clock.now()), signal);
    const { currency = 'USD' } = location;
    await keep(
      answer === undefined
        ? undefined
        : { currency, costs: readAllocations(answer) },
    );
  }

  async #ask(path: string, signal: AbortSignal): Promise<unknown> {
    const { server, location, connect } = this.options;
    if (location.url === undefined) {
      return readIfAllowed(server, `${proxyOf(location)}${path}`, signal);
    }
    const credential = async () => ({ type: 'none' as const });
    const own = connect({ url: location.url, credential });
    try {
      return await own.getJson(path, { signal });
    } finally {
      await own.close();
    }
  }
}

/** Whole hours, so that a server may answer alike from what it has. */
function pathFor(now: number): string {
  const until = Math.floor(now / HOUR_MS) * HOUR_MS;
  const since = until - WINDOW_HOURS * HOUR_MS;
  const window = [since, until].map(ms =>
    new Date(ms).toISOString().replace('.000Z', 'Z'),
  );
  return `/allocation?${new URLSearchParams({
    window: window.join(','),
    aggregate: 'namespace,controller',
    accumulate: 'true',
    includeIdle: 'false',
  })}`;
}

/** Through the API server, which reaches the cluster's services. */
function proxyOf({
  namespace = 'opencost',
  service = 'opencost',
  port = 9003,
}: Exclude<OpenCostLocation, { url: string }>): string {
  return `/api/v1/namespaces/${namespace}/services/${service}:${port}/proxy`;
}
