export { DatabaseUnclaimedQuestion } from './DatabaseUnclaimedQuestion';
export type { UnclaimedQuestion } from './UnclaimedQuestion';
