export { DatabaseUpgradesQuestion } from './DatabaseUpgradesQuestion';
export type { UpgradesQuestion } from './UpgradesQuestion';
