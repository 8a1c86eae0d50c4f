export type { Asker, WorkloadCriteria, WorkloadScope } from './Asker';
export type { Question } from './Question';
export { visibleTo, withinScope } from './visibleTo';
