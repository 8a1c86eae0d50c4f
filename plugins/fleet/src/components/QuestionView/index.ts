export { QuestionView } from './QuestionView';
