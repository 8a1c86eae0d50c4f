export type { EntitiesReader } from './EntitiesReader';
export { readEntities } from './readEntities';
