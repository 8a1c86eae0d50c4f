export { matchOf } from './matchOf';
