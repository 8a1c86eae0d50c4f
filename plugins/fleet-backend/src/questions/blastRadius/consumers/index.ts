export { findConsumers } from './findConsumers';
