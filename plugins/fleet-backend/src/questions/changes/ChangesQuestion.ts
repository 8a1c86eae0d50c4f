import type {
  ChangeList,
  ListChanges,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** What happened to the fleet, newest first, in one timeline. */
export type ChangesQuestion = Question<ListChanges['query'], ChangeList>;
