export { NoMatch } from './NoMatch';
