export type { ChangesQuestion } from './ChangesQuestion';
export { DatabaseChangesQuestion } from './DatabaseChangesQuestion';
