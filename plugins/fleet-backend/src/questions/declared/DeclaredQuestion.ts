import type {
  DeclaredList,
  ListDeclared,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';

/** What the catalog declares and the fleet does not show. */
export type DeclaredQuestion = Question<ListDeclared['query'], DeclaredList>;
