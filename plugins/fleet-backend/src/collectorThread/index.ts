export { startWorker } from './startWorker';
export { ThreadClusterRunner } from './ThreadClusterRunner';
