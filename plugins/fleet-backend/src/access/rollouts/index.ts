export { DefaultRolloutAccess, type RolloutAccess } from './RolloutAccess';
export type { RolloutAsker, RolloutRights } from './RolloutAsker';
