export { DatabaseDifferencesQuestion } from './DatabaseDifferencesQuestion';
export type { DifferencesQuestion } from './DifferencesQuestion';
