export { ServicePlaces } from './ServicePlaces';
