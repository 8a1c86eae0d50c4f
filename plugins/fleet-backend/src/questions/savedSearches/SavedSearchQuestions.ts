import { InputError } from '@backstage/errors';
import type {
  ListSavedSearches,
  NewSavedSearch,
  SavedSearch,
  SavedSearchList,
} from '@flotilla/backstage-plugin-fleet-common';
import type { Question } from '../asker';
import { isKeepable, parseFilter } from '../filter';
import type { SavedSearchStore } from './SavedSearchStore';
import { userOf } from './userOf';

const DEFAULT_LIMIT = 100;

/** What can be asked for of saved searches: each is asked by a user, for theirs. */
export interface SavedSearchQuestions {
  list: Question<ListSavedSearches['query'], SavedSearchList>;
  /** @throws InputError for a search that could not be asked */
  save: Question<NewSavedSearch, SavedSearch>;
  remove: Question<{ id: string }, void>;
}

export function savedSearchQuestions(
  store: SavedSearchStore,
): SavedSearchQuestions {
  return {
    list: {
      answer: async ({ limit = DEFAULT_LIMIT, cursor }, asker) =>
        store.list(userOf(asker), { limit, cursor }),
    },
    save: {
      answer: async (search, asker) => {
        const user = userOf(asker);
        parseFilter(search.filter);
        if (!search.name.trim() || !isKeepable(search.name)) {
          throw new InputError('A saved search needs a name that can be read');
        }
        return store.add(user, search);
      },
    },
    remove: {
      answer: async ({ id }, asker) => store.remove(userOf(asker), id),
    },
  };
}
