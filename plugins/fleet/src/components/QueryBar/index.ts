export { QueryBar, type QueryField } from './QueryBar';
