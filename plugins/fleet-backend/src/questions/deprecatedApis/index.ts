export { DatabaseDeprecatedApisQuestion } from './DatabaseDeprecatedApisQuestion';
export type { DeprecatedApisQuestion } from './DeprecatedApisQuestion';
