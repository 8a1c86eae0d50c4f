export { UndiciApiServer } from './apiServer/UndiciApiServer';
export { systemClock } from './clock';
export type { Clock } from './clock';
export { FleetCollector } from './FleetCollector';
