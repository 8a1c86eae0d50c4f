export type { AddonsQuestion } from './AddonsQuestion';
export { DatabaseAddonsQuestion } from './DatabaseAddonsQuestion';
