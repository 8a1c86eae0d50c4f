export { DifferencesPage } from './DifferencesPage';
