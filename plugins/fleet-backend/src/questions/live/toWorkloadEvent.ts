import type { WorkloadEvent } from '@flotilla/backstage-plugin-fleet-common';
import type { KubeEvent } from './readEvents';

const MAX_MESSAGE = 1_024;
const MAX_WORD = 255;

/** An Event as the API shows it; undefined without a time. Nothing of it is trusted. */
export function toWorkloadEvent(event: KubeEvent): WorkloadEvent | undefined {
  const { involvedObject, series, metadata } = event;
  const times = [
    series?.lastObservedTime,
    event.lastTimestamp,
    event.eventTime,
    event.firstTimestamp,
    metadata?.creationTimestamp,
  ].flatMap(isoOf);
  if (times.length === 0) {
    return undefined;
  }
  const [firstAt] = [event.firstTimestamp, event.eventTime].flatMap(isoOf);
  return {
    lastAt: times[0],
    firstAt,
    count: countOf(series?.count) ?? countOf(event.count) ?? 1,
    type: textOf(event.type, MAX_WORD),
    reason: textOf(event.reason, MAX_WORD),
    message: textOf(event.message, MAX_MESSAGE),
    object: {
      kind: textOf(involvedObject?.kind, MAX_WORD),
      name: textOf(involvedObject?.name, MAX_WORD),
    },
  };
}

function isoOf(value: unknown): string[] {
  const ms = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(ms) ? [] : [new Date(ms).toISOString()];
}

function countOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) > 0
    ? (value as number)
    : undefined;
}

function textOf(value: unknown, length: number): string {
  return typeof value === 'string' ? value.slice(0, length) : '';
}
