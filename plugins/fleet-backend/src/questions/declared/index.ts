export { DatabaseDeclaredQuestion } from './DatabaseDeclaredQuestion';
export type { DeclaredQuestion } from './DeclaredQuestion';
