export { readLocators } from './readLocators';
