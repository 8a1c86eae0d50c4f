export { refOf } from './refOf';
