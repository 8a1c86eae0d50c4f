import type {
  Cluster,
  RolloutPlacement,
} from '@flotilla/backstage-plugin-fleet-common';
import { Select } from '@backstage/ui';
import {
  distributionName,
  printable,
} from '@flotilla/backstage-plugin-fleet-common';
import { useFleetTranslation } from '../../hooks';
import { placementName } from './matchingClusters';

interface ClusterNamesProps {
  value: RolloutPlacement;
  /** All that there are; undefined until they are known. */
  clusters: Cluster[] | undefined;
  isDisabled: boolean;
  onChange(placement: RolloutPlacement | undefined): void;
}

/** Chooses clusters one by one. */
export function ClusterNames(props: ClusterNamesProps) {
  const { value, clusters = [], isDisabled, onChange } = props;
  const { t } = useFleetTranslation();
  return (
    <Select
      selectionMode="multiple"
      search={{ placeholder: t('clusterPicker.search') }}
      label={t('clusterPicker.names')}
      placeholder={t('clusterPicker.namesPlaceholder')}
      isDisabled={isDisabled}
      options={clusters.map(cluster => ({
        id: placementName(cluster, clusters),
        label: optionText(cluster),
      }))}
      value={value.clusters ?? []}
      onChange={names =>
        onChange(names.length > 0 ? { clusters: names.map(String) } : undefined)
      }
    />
  );
}

function optionText({ name, distribution, region }: Cluster): string {
  return [name, distributionName(distribution), region]
    .filter(Boolean)
    .map(text => printable(String(text)))
    .join(' · ');
}
