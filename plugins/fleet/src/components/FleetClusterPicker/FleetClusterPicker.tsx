import type { RolloutPlacement } from '@flotilla/backstage-plugin-fleet-common';
import { Flex, Radio, RadioGroup } from '@backstage/ui';
import { useState } from 'react';
import { useClusters, useFleetTranslation } from '../../hooks';
import { RequestError } from '../RequestError';
import { ClusterNames } from './ClusterNames';
import { ClusterPreview } from './ClusterPreview';
import { ClusterSelector } from './ClusterSelector';

export interface FleetClusterPickerProps {
  label?: string;
  description?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  value: RolloutPlacement | undefined;
  /** Undefined where nothing is chosen. */
  onChange(placement: RolloutPlacement | undefined): void;
}

type Way = 'byLabels' | 'byName';

/** Chooses clusters by their labels or by name, and shows which ones match now. */
export function FleetClusterPicker(props: FleetClusterPickerProps) {
  const { label, description, isRequired, isDisabled = false } = props;
  const { value = {}, onChange } = props;
  const { t } = useFleetTranslation();
  const { data, error, refetch, dataUpdatedAt } = useClusters();
  const [way, setWay] = useState<Way>(value.clusters ? 'byName' : 'byLabels');
  const change = (next: Way) => {
    setWay(next);
    onChange(undefined);
  };
  return (
    <Flex direction="column" gap="3">
      <RadioGroup
        label={label ?? t('clusterPicker.label')}
        description={description}
        isRequired={isRequired}
        isDisabled={isDisabled}
        orientation="horizontal"
        value={way}
        onChange={next => change(next as Way)}
      >
        <Radio value="byLabels">{t('clusterPicker.byLabels')}</Radio>
        <Radio value="byName">{t('clusterPicker.byName')}</Radio>
      </RadioGroup>
      {way === 'byLabels' ? (
        <ClusterSelector {...{ value, onChange, isDisabled }} />
      ) : (
        <ClusterNames
          {...{ value, onChange, isDisabled }}
          clusters={data?.items}
        />
      )}
      {error && (
        <RequestError
          error={error}
          onRetry={refetch}
          shownSince={data && dataUpdatedAt}
        />
      )}
      {(data || !error) && (
        <ClusterPreview placement={value} clusters={data?.items} />
      )}
    </Flex>
  );
}
