export { DatabaseNodesQuestion } from './DatabaseNodesQuestion';
export type { NodesQuestion } from './NodesQuestion';
