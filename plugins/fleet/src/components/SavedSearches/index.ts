export { SavedSearches } from './SavedSearches';
