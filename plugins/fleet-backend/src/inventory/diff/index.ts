export { DiffingSink } from './DiffingSink';
export type { DiffingSinkOptions } from './DiffingSink';
