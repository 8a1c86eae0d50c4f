export { DatabaseVersionsQuestion } from './DatabaseVersionsQuestion';
export type { VersionsQuestion } from './VersionsQuestion';
