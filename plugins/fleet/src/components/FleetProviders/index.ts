export { FleetProviders } from './FleetProviders';
