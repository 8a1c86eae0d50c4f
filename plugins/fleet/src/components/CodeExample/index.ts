export { CodeExample } from './CodeExample';
