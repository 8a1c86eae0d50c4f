export { recentByCluster, recentByWorkload } from './countRecent';
export { DatabaseRestartsQuestion } from './DatabaseRestartsQuestion';
export type { RestartsQuestion } from './RestartsQuestion';
