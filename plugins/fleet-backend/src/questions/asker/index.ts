export type { Asker, WorkloadCriteria, WorkloadScope } from './Asker';
export type { Question } from './Question';
export { visibleServices } from './visibleServices';
export { visibleTo, withinScope } from './visibleTo';
