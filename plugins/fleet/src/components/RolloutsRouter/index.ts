export { RolloutsRouter } from './RolloutsRouter';
