import { timestamp } from '../../clock';
import { badRequest, notFound } from '../../errors';
import { resourceKey } from '../../store';
import type { ContainerStatus, Pod } from '../../types';
import type { ObjectRequest } from './ResourceRequest';

const LINES = 20;
const LINE_EVERY_MS = 3_000;

/** Answers with what a container would have written, made up from its state. */
export function log(request: ObjectRequest): void {
  const { context, exchange, target } = request;
  const { resource, namespace, name } = target;
  const pod = context.store.get(resourceKey(resource), namespace, name);
  if (!pod) {
    throw notFound(resource, name);
  }
  const { query } = exchange;
  const container = containerOf(pod as Pod, query.get('container'));
  const lines = exchange.flag('previous')
    ? previousLines(container, name)
    : currentLines(container, context.clock.now());
  const tail = Number(query.get('tailLines')) || lines.length;
  exchange.sendText(
    200,
    lines
      .slice(-tail)
      .map(line => `${line}\n`)
      .join(''),
  );
}

function containerOf({ status, metadata }: Pod, asked: string | null) {
  const containers = status?.containerStatuses ?? [];
  const found = asked
    ? containers.find(({ name }) => name === asked)
    : containers[0];
  if (!found) {
    throw badRequest(
      `container ${asked} is not valid for pod ${metadata.name}`,
    );
  }
  return found;
}

function currentLines({ name, state }: ContainerStatus, now: number) {
  if (!state.running) {
    const reason = state.waiting?.reason ?? 'terminated';
    throw badRequest(`container "${name}" is waiting to start: ${reason}`);
  }
  return Array.from({ length: LINES }, (_, index) => {
    const at = timestamp(now - (LINES - index) * LINE_EVERY_MS);
    return `${at} INFO ${name} handled request ${index + 1} in ${
      3 + (index % 7)
    } ms`;
  });
}

function previousLines(
  { name, lastState, restartCount }: ContainerStatus,
  pod: string,
) {
  const last = lastState.terminated;
  if (!last || restartCount === 0) {
    throw badRequest(
      `previous terminated container "${name}" in pod "${pod}" not found`,
    );
  }
  const what =
    last.reason === 'OOMKilled'
      ? 'WARN memory is nearly used up'
      : 'ERROR cannot go on';
  return [
    `${last.startedAt ?? last.finishedAt} INFO ${name} started`,
    `${last.finishedAt} ${what} (exit code ${last.exitCode})`,
  ];
}
