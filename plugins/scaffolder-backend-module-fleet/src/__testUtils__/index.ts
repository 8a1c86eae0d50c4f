export { FleetServer, type FleetAnswer } from './FleetServer';
export { ID, plan, rollout } from './rollouts';
export { runAction } from './runAction';
export { testClient } from './testClient';
