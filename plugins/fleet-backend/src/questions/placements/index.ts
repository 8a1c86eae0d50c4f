export { DatabasePlacementsQuestion } from './DatabasePlacementsQuestion';
export type { EntityReader } from './lookupOfQuery';
export type { PlacementsQuestion } from './PlacementsQuestion';
