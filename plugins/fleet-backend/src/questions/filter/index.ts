export { askedClusters } from './askedClusters';
export { filterSql } from './filterSql';
export { isKeepable } from './isKeepable';
export { parseFilter } from './parseFilter';
export type { Predicate } from './Predicate';
