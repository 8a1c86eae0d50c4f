export { runSql } from './runSql';
export { placeholders } from './Sql';
export type { Sql } from './Sql';
