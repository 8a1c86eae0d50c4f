export { Addons } from './Addons';
