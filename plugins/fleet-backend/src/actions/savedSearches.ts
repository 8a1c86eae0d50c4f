import type { FleetQuestions } from '../api';
import type { RegisterQuestion } from './registerActions';

export function addSavedSearchActions(
  register: RegisterQuestion,
  { savedSearches }: Pick<FleetQuestions, 'savedSearches'>,
): void {
  register({
    name: 'list-saved-searches',
    title: 'List saved searches',
    description:
      'Lists the searches over workloads that you have saved, and those that others share. Ask search-workloads with the filter, groupBy and orderBy of one for what it finds.',
    input: z =>
      z.object({
        limit: z.number().int().min(1).max(1000).optional(),
        cursor: z.string().optional().describe('nextCursor of the last page'),
      }),
    question: savedSearches,
  });
}
