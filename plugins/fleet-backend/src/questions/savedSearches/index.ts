export { DatabaseSavedSearchStore } from './DatabaseSavedSearchStore';
export { savedSearchQuestions } from './SavedSearchQuestions';
export type { SavedSearchStore } from './SavedSearchStore';
