export { matchingWorkloads } from './matchingWorkloads';
