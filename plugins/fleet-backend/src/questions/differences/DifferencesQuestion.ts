import type {
  DifferenceList,
  ListDifferences,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** In what two clusters differ, or one service in both. */
export type DifferencesQuestion = Question<
  ListDifferences['query'],
  DifferenceList
>;
