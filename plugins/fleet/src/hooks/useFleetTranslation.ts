import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { fleetTranslationRef } from '../translations';

/** What gives a text in the person's language. */
export type FleetTranslate = TranslationFunction<
  (typeof fleetTranslationRef)['T']
>;

/** The plugin's texts in the person's language. */
export function useFleetTranslation(): { t: FleetTranslate } {
  return useTranslationRef(fleetTranslationRef);
}
