export { KindsTable } from './KindsTable';
