import type {
  ListRestarts,
  RestartList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which containers were started again how often, when and why. */
export type RestartsQuestion = Question<ListRestarts['query'], RestartList>;
