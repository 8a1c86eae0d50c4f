export { createReader } from './createReader';
export { placeholders } from './Sql';
export type { Sql } from './Sql';
export type { SqlReader } from './SqlReader';
