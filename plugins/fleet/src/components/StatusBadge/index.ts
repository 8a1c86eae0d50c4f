export { StatusBadge, type FleetStatus } from './StatusBadge';
