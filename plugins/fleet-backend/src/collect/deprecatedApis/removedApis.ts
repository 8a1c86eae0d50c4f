import shipped from './data/removedApis.json';
import type { RemovedApi } from './types';

/** What was removed longer ago than these minor versions is history. */
const RECENT = 3;

/** Who says which API versions are removed when, and when they said so. */
export const REMOVED_APIS_SOURCE = { url: shipped.source, asOf: shipped.asOf };

const APIS: readonly RemovedApi[] = shipped.apis;
const BY_NAME: ReadonlyMap<string, RemovedApi> = new Map(
  APIS.map(api => [`${api.group}/${api.version}/${api.resource}`, api]),
);

/** What is known of an API version, by its plural. */
export function removedApi(
  group: string,
  version: string,
  resource: string,
): RemovedApi | undefined {
  return BY_NAME.get(`${group}/${version}/${resource}`);
}

/** A kind of which objects may have been written with deprecated versions. */
export interface ListedKind {
  kind: string;
  resource: string;
  /** Groups and versions as which it may be served, the newest first. */
  listedAs: string[];
  /** By apiVersion. */
  apis: ReadonlyMap<string, RemovedApi>;
}

/**
 * The kinds that are worth a look.
 *
 * @param minor - Of the cluster's Kubernetes 1; all kinds without it
 */
export function kindsToList(minor: number | undefined): ListedKind[] {
  const kinds = new Map<string, RemovedApi[]>();
  for (const api of APIS) {
    if (api.listedAs && minorIn(api.removedIn) > (minor ?? 0) - RECENT) {
      const key = `${api.listedAs[0]} ${api.resource}`;
      kinds.set(key, [...(kinds.get(key) ?? []), api]);
    }
  }
  return [...kinds.values()].map(apis => ({
    kind: apis[0].kind,
    resource: apis[0].resource,
    listedAs: [...new Set(apis.flatMap(({ listedAs = [] }) => listedAs))],
    apis: new Map(apis.map(api => [`${api.group}/${api.version}`, api])),
  }));
}

/** Of 1.32, for example. */
export function minorIn(version: string): number {
  return Number(version.split('.')[1]);
}
