export { createProjections } from './projections';
export { DatabaseClusterRecords } from './store/DatabaseClusterRecords';
