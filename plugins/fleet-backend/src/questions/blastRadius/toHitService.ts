import type {
  HitService,
  ServiceShare,
} from '@flotilla/backstage-plugin-fleet-common';
import { confidenceOf } from '../../services';
import type { FleetSnapshot } from '../coverage';
import type { Environments } from '../environments';
import { type PlaceRow, toPlaces } from '../places';
import type { HitRow } from './findHit';
import { redundancyOf } from './redundancyOf';

/** A service that is hit, as the API shows it. */
export function toHitService(
  row: HitRow,
  places: readonly PlaceRow[],
  options: { fleet: FleetSnapshot; environments: Environments },
): HitService {
  const lost = places.filter(place => place.lost);
  const left = places.filter(place => !place.lost);
  const sureness = lost.map(({ confidence }) => confidence ?? 0);
  return {
    entityRef: row.entity_ref,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    confidence: confidenceOf(Math.min(...sureness, 2)),
    redundancy: redundancyOf(places, options),
    lost: shareOf(lost),
    total: shareOf(places),
    elsewhere: toPlaces(left, options),
  };
}

function shareOf(places: readonly PlaceRow[]): ServiceShare {
  const sum = (of: (place: PlaceRow) => number | string) =>
    places.reduce((total, place) => total + Number(of(place)), 0);
  return {
    workloads: sum(({ workloads }) => workloads),
    clusters: new Set(places.map(({ cluster_no }) => cluster_no)).size,
    replicas: sum(({ replicas }) => replicas),
  };
}
