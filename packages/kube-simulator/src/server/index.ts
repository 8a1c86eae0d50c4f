export * from './auth/ApiUser';
export * from './KubeApiServer';
export { INITIAL_EVENTS_END } from './watch';
