export { SubHeading } from './SubHeading';
