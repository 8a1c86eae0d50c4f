export { DefaultLiveClusters } from './DefaultLiveClusters';
export type { LiveClusters, LiveRead } from './LiveClusters';
