import type { Match } from '@flotilla/backstage-plugin-fleet-common';
import { confidenceOf } from '../../services';

/** What a row says of the service that its workload belongs to; all or nothing. */
interface ServiceColumns {
  entity_ref: string | null;
  service_by: string | null;
  service_confidence: number | null;
}

/** Why a workload is its service's; undefined where it belongs to none. */
export function matchOf(row: ServiceColumns): Match | undefined {
  const { entity_ref, service_by: by, service_confidence: number } = row;
  return entity_ref && by && number !== null
    ? { by, confidence: confidenceOf(number) }
    : undefined;
}
