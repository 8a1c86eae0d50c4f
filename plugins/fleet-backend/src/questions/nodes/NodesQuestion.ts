import type {
  ListNodes,
  NodeList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** What nodes there are, and how much of them is asked for. */
export type NodesQuestion = Question<ListNodes['query'], NodeList>;
