export { type PlaceRow, readPlaces } from './readPlaces';
export { toPlaces } from './toPlaces';
