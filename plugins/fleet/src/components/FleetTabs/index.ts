export { FleetTabs } from './FleetTabs';
