import type { WorkloadDimension } from '@flotilla/backstage-plugin-fleet-common';

/** By what workloads are counted, and narrowed down to one of what was counted. */
export const DIMENSIONS = [
  'cluster',
  'namespace',
  'kind',
  'status',
  'version',
  'image',
  'owner',
  'system',
  'distribution',
  'region',
] as const satisfies readonly WorkloadDimension[];

/** A value of each dimension that was narrowed down; empty where it is absent. */
export type Narrowing = Readonly<Partial<Record<WorkloadDimension, string>>>;

/** Reads it from a URL, in which anything may stand. */
export function readNarrowing(text: string | undefined): Narrowing {
  const read: unknown = parse(text);
  return Object.fromEntries(
    Object.entries(read ?? {}).filter(
      ([dimension, value]) =>
        DIMENSIONS.some(one => one === dimension) && typeof value === 'string',
    ),
  );
}

/** Writes it for a URL; empty where nothing is narrowed down. */
export function writeNarrowing(narrowing: Narrowing): string {
  return Object.keys(narrowing).length > 0 ? JSON.stringify(narrowing) : '';
}

/** The filters that ask for it. */
export function narrowingFilters(narrowing: Narrowing): object[] {
  return Object.entries(narrowing).map(([dimension, value]) => ({
    [dimension]: value === '' ? { $exists: false } : value,
  }));
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}
