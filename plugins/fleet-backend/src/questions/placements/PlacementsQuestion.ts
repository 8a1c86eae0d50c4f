import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ListPlacements,
  PlacementList,
} from '@flotilla/backstage-plugin-fleet-common';

/** Where a service runs now. */
export interface PlacementsQuestion {
  /**
   * @throws InputError, NotFoundError, ConflictError that say what to change
   */
  list(
    query: ListPlacements['query'],
    options: { credentials: BackstageCredentials },
  ): Promise<PlacementList>;
}
