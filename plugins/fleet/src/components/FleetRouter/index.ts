export { FleetRouter } from './FleetRouter';
