export { EntityRollouts } from './EntityRollouts';
