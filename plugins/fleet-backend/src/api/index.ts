export { createRouter } from './createRouter';
export type { FleetQuestions } from './FleetQuestions';
