export * from './auth/ApiUser';
export * from './KubeApiServer';
export type { RequestedDeprecatedApi } from './metrics';
export { INITIAL_EVENTS_END } from './watch';
