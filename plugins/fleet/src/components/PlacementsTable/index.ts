export { PlacementsTable } from './PlacementsTable';
