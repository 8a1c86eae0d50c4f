export { healthOf } from './healthOf';
export type { Health } from './types';
