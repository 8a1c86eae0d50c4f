export { fleetTranslationRef } from './translationRef';
