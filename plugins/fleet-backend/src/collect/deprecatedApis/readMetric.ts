import type { ApiServer } from '../apiServer/ApiServer';
import { ApiServerError } from '../apiServer/ApiServerError';
import type { Clock } from '../clock';
import { minorOf } from '../../kubernetesMinor';
import { metricLines } from './metricLines';
import { minorIn, removedApi } from './removedApis';
import type { DeprecatedApis, DeprecatedApiUse } from './types';

const PATH = '/metrics';
const FAMILY = 'apiserver_requested_deprecated_apis';
const LABEL = /(\w+)="([^"\\]*)"/g;
/** Of an answer of many megabytes. */
const MAX_MS = 60_000;
const MAX_USES = 500;
const MAX_NAME = 255;

type Read = Pick<DeprecatedApis, 'metric' | 'uses'>;

/**
 * Which deprecated API versions the API server that answers was asked for since
 * it was started, as it says in its metrics. Nothing else of those is kept.
 */
export async function readMetric(
  { server, clock }: { server: ApiServer; clock: Clock },
  signal: AbortSignal,
): Promise<Read> {
  const deadline = new AbortController();
  const done = new AbortController();
  clock
    .sleep(MAX_MS, done.signal)
    .then(() => deadline.abort(new ApiServerError('unreachable', 'too slow')))
    .catch(() => {});
  try {
    const until = AbortSignal.any([signal, deadline.signal]);
    const accept = 'text/plain';
    const { chunks } = await server.openStream(PATH, { accept, signal: until });
    return await readAll(chunks);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ApiServerError)) {
      throw error;
    }
    const isRefused = error.failure === 'forbidden';
    return { metric: isRefused ? 'forbidden' : 'unreadable', uses: [] };
  } finally {
    done.abort();
  }
}

async function readAll(chunks: AsyncIterable<Buffer>): Promise<Read> {
  const uses = new Map<string, DeprecatedApiUse>();
  for await (const line of metricLines(chunks, FAMILY)) {
    const use = line === undefined ? undefined : useOf(line);
    if (line === undefined || uses.size >= MAX_USES) {
      return { metric: 'unreadable', uses: [...uses.values()] };
    }
    if (use) {
      const { group, version, resource } = use;
      uses.set(JSON.stringify([group, version, resource]), use);
    }
  }
  return { metric: 'read', uses: [...uses.values()] };
}

/** Of `name{group="",removed_release="1.32",…} 1`. */
function useOf(line: string): DeprecatedApiUse | undefined {
  const labels = new Map(
    [...line.matchAll(LABEL)].map(([, key, value]) => [
      key,
      value.slice(0, MAX_NAME),
    ]),
  );
  const [group = '', version, resource, release] = [
    ...['group', 'version', 'resource', 'removed_release'],
  ].map(key => labels.get(key));
  if (!version || !resource || !line.endsWith(' 1')) {
    return undefined;
  }
  const known = removedApi(group, version, resource);
  return {
    ...{ group, version, resource, kind: known?.kind ?? '' },
    removedIn: minorOf(release)?.minor ?? (known && minorIn(known.removedIn)),
    evidence: 'metric',
    namespace: '',
    objects: 0,
    examples: [],
    managers: [],
  };
}
