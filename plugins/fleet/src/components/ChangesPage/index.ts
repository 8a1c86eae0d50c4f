export { ChangesPage } from './ChangesPage';
export { RecentChanges } from './RecentChanges';
