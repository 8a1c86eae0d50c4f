import type { ApiUser } from '../auth';
import type { Exchange, Representation, ResourceTarget } from '../http';
import type { ServerContext } from '../ServerContext';

/** A request on a resource, by somebody who may make it. */
export interface ResourceRequest {
  context: ServerContext;
  exchange: Exchange;
  target: ResourceTarget;
  user: ApiUser;
  representation: Representation;
}

/** A request on one object. */
export interface ObjectRequest extends ResourceRequest {
  target: ResourceTarget & { name: string };
}

/** Whether the answer should be as if it was done, and nothing be done. */
export function isDryRun({ exchange }: ResourceRequest): boolean {
  return exchange.query.getAll('dryRun').includes('All');
}

/** Who writes: what they call themselves, else what their program is called. */
export function managerOf({ exchange }: ResourceRequest): string {
  const agent = exchange.request.headers['user-agent'] ?? 'unknown';
  return exchange.query.get('fieldManager') || agent.split('/')[0];
}
