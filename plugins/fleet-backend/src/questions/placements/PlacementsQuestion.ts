import type {
  ListPlacements,
  PlacementList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Where a service runs now. */
export type PlacementsQuestion = Question<
  ListPlacements['query'],
  PlacementList
>;
