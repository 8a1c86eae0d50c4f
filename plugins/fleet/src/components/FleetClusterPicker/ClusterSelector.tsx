import type { RolloutPlacement } from '@flotilla/backstage-plugin-fleet-common';
import { Text, TextField } from '@backstage/ui';
import { printable } from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { selectorError } from './selectorError';

interface ClusterSelectorProps {
  value: RolloutPlacement;
  isDisabled: boolean;
  onChange(placement: RolloutPlacement | undefined): void;
}

/** Chooses clusters by a label selector, and says where it cannot be read. */
export function ClusterSelector(props: ClusterSelectorProps) {
  const { value, isDisabled, onChange } = props;
  const { t } = useFleetTranslation();
  const { clusterSelector = '' } = value;
  const error = clusterSelector ? selectorError(clusterSelector) : undefined;
  return (
    <>
      <TextField
        label={t('clusterPicker.selector')}
        description={t('clusterPicker.selectorHint')}
        maxLength={2048}
        isDisabled={isDisabled}
        isInvalid={error !== undefined}
        value={clusterSelector}
        onChange={text =>
          onChange(text.trim() ? { clusterSelector: text } : undefined)
        }
      />
      {error && (
        <Text role="status" color="danger">
          {printable(error)}
        </Text>
      )}
    </>
  );
}
