export { progressText } from './progressText';
export { rolloutColumns } from './rolloutColumns';
export { RolloutsPage } from './RolloutsPage';
