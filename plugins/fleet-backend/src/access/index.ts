export { AuthorizedQuestion } from './AuthorizedQuestion';
export { DefaultReadAccess } from './DefaultReadAccess';
export { registerPermissions } from './registerPermissions';
export type { ReadAccess } from './ReadAccess';
export {
  DefaultRolloutAccess,
  type RolloutAccess,
  type RolloutAsker,
  type RolloutRights,
} from './rollouts';
