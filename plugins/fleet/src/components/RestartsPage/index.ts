export { RestartsPage } from './RestartsPage';
