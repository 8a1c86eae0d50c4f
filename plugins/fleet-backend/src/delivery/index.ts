export { AuthorizedRollouts } from './AuthorizedRollouts';
export { createDelivery, type DeliveryOptions } from './createDelivery';
export { Engines } from './engines/Engines';
export type { RolloutListener } from './executor/RolloutExecutor';
