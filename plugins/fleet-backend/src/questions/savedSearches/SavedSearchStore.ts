import type {
  NewSavedSearch,
  SavedSearch,
} from '@flotilla/backstage-plugin-fleet-common';

/** Where searches are kept; `user` is the entity reference of who asks. */
export interface SavedSearchStore {
  /** One page of the user's own searches and of shared ones, by name. */
  list(
    user: string,
    page: { limit: number; cursor?: string },
  ): Promise<{ items: SavedSearch[]; nextCursor?: string }>;

  /**
   * @throws ConflictError where the user has one of this name, or too many
   */
  add(user: string, search: NewSavedSearch): Promise<SavedSearch>;

  /**
   * @throws NotFoundError for one that is not the user's own, so that nobody
   * learns of those of others
   */
  remove(user: string, id: string): Promise<void>;
}
