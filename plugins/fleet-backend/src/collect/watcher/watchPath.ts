import type { ClusterWatchRequest } from '@flotilla/backstage-plugin-fleet-node';
import { ApiServerError } from '../apiServer/ApiServerError';

/** Groups, versions, plurals and namespaces are DNS names. */
const NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/** From where to watch, and for how long. */
export interface WatchRound {
  /** Undefined at the beginning, where the request itself says it. */
  resumeFrom: string | undefined;
  seconds: number;
}

/**
 * The path and query of one round of a watch.
 *
 * @throws ApiServerError for a name that would lead elsewhere
 */
export function watchPath(
  request: ClusterWatchRequest,
  round: WatchRound,
): string {
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    timeoutSeconds: String(round.seconds),
    ...(request.labelSelector && { labelSelector: request.labelSelector }),
    ...begin(request, round),
  });
  return `${resourcePath(request)}?${query}`;
}

function begin(request: ClusterWatchRequest, { resumeFrom }: WatchRound) {
  if (resumeFrom !== undefined) {
    return { resourceVersion: resumeFrom };
  }
  const { resourceVersion, resourceVersionMatch, sendInitialEvents } = request;
  return {
    ...(resourceVersion !== undefined && { resourceVersion }),
    ...(resourceVersionMatch && { resourceVersionMatch }),
    ...(sendInitialEvents && { sendInitialEvents: 'true' }),
  };
}

function resourcePath(request: ClusterWatchRequest): string {
  const { group, version, plural, namespace } = request;
  const prefix = group ? ['apis', group] : ['api'];
  const inside = namespace ? ['namespaces', namespace] : [];
  const parts = [...prefix, version, ...inside, plural];
  if (!parts.every(part => NAME.test(part))) {
    throw new ApiServerError('invalid', 'this cannot name a resource');
  }
  return `/${parts.join('/')}`;
}
