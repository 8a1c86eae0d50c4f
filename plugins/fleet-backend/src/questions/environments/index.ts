export { type Environments, LabelEnvironments } from './Environments';
export { readEnvironments } from './readEnvironments';
