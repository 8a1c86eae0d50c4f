export type { Requirement } from './parseSelector';
export { matchingWorkloads } from './matchingWorkloads';
export { parseSelector } from './parseSelector';
