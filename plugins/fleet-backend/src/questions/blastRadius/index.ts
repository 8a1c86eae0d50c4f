export type { BlastRadiusQuestion } from './BlastRadiusQuestion';
export { DatabaseBlastRadiusQuestion } from './DatabaseBlastRadiusQuestion';
