import { translationApiRef } from '@backstage/frontend-plugin-api';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import type { RolloutPlacement } from '@flotilla/backstage-plugin-fleet-common';
import { fleetTranslationRef } from '../../translations';
import { clusterPickerMessages } from '../../translations/rolloutMessages';
import { selectorError } from './selectorError';

/**
 * Keeps a form from going on where a placement says nothing, as forms begin with,
 * or cannot be read. Whether there must be one is for the template to say.
 */
export const validatePlacement: CustomFieldValidator<
  RolloutPlacement | undefined
> = (placement, field, { apiHolder }) => {
  if (!placement) {
    return;
  }
  const { clusterSelector, clusters = [], entityRef } = placement;
  const unreadable =
    clusterSelector === undefined ? undefined : selectorError(clusterSelector);
  if (unreadable) {
    field.addError(unreadable);
  } else if (!clusterSelector && clusters.length === 0 && !entityRef) {
    const texts = apiHolder
      .get(translationApiRef)
      ?.getTranslation(fleetTranslationRef);
    // Until a language is read, it is said as the plugin itself says it.
    const { choose } = clusterPickerMessages;
    field.addError(texts?.ready ? texts.t('clusterPicker.choose') : choose);
  }
};
