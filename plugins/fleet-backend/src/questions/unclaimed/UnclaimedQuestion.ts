import type {
  ListUnclaimed,
  UnclaimedList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** Which workloads nothing in the catalog claims, and whose they may be. */
export type UnclaimedQuestion = Question<ListUnclaimed['query'], UnclaimedList>;
