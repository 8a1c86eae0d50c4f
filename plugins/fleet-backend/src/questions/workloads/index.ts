export { DatabaseWorkloadsQuestion } from './DatabaseWorkloadsQuestion';
export type { WorkloadsQuestion } from './WorkloadsQuestion';
