export { RequestError } from './RequestError';
