export { contentOf, differences } from './differences';
