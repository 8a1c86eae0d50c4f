export { BlastRadius } from './BlastRadius';
export { BlastRadiusButton } from './BlastRadiusButton';
