import { pathNotFound } from '../../errors';
import { Exchange, negotiate } from '../http';
import type { ServerContext } from '../ServerContext';
import { AGGREGATED_TYPE, aggregatedDiscovery } from './aggregated';
import {
  coreVersions,
  groupDocument,
  groupList,
  resourceList,
} from './classic';
import { metricsText } from '../metrics';
import { versionDocument } from './version';

const PROBES: ReadonlySet<string> = new Set(['/healthz', '/livez', '/readyz']);

/** Answers what is not about resources: what the server is and has. */
export function discover(context: ServerContext, exchange: Exchange): void {
  const { path } = exchange;
  if (PROBES.has(path)) {
    exchange.sendText(200, 'ok');
    return;
  }
  if (path === '/metrics') {
    exchange.sendText(200, metricsText(context));
    return;
  }
  if (!isKnownRoot(path, context)) {
    // Paths that nothing answers for never reach what writes a Status.
    exchange.sendText(404, '404 page not found\n');
    return;
  }
  const isRoot = path === '/api' || path === '/apis';
  const accept = exchange.request.headers.accept;
  const form = negotiate(accept, { discovery: true });
  if (form === 'aggregatedDiscovery' && isRoot) {
    const body = aggregatedDiscovery(context.resources, path === '/api');
    exchange.send(200, body, { 'content-type': AGGREGATED_TYPE });
    return;
  }
  const host = exchange.request.headers.host ?? '';
  const body = documentAt(path, context, host);
  if (!body) {
    throw pathNotFound();
  }
  exchange.send(200, body);
}

/** Whether anybody may read this path, as load balancers must. */
export function isPublic(path: string): boolean {
  return path === '/version' || PROBES.has(path);
}

function isKnownRoot(path: string, { resources }: ServerContext): boolean {
  const [root, group] = path.split('/').slice(1);
  if (root === 'apis' && group) {
    return resources.groups().some(({ name }) => name === group);
  }
  return ['api', 'apis', 'version'].includes(root);
}

function documentAt(
  path: string,
  { resources, gitVersion }: ServerContext,
  host: string,
) {
  const [root, ...rest] = path.split('/').slice(1);
  if (path === '/version') {
    return versionDocument(gitVersion);
  }
  if (root === 'api') {
    return coreDocument(rest, resources, host);
  }
  return root === 'apis' ? groupedDocument(rest, resources) : undefined;
}

function coreDocument(
  rest: string[],
  resources: ServerContext['resources'],
  host: string,
) {
  switch (rest.length) {
    case 0:
      return coreVersions(host);
    case 1:
      return resourceList(resources, '', rest[0]);
    default:
      return undefined;
  }
}

function groupedDocument(
  rest: string[],
  resources: ServerContext['resources'],
) {
  switch (rest.length) {
    case 0:
      return groupList(resources);
    case 1:
      return groupDocument(resources, rest[0]);
    case 2:
      return resourceList(resources, rest[0], rest[1]);
    default:
      return undefined;
  }
}
