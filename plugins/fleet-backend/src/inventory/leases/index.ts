export { createOwnership } from './createOwnership';
