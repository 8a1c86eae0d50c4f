import { FleetProviders } from '../FleetProviders';
import { EntityClusters } from './EntityClusters';

/** The Clusters tab of a component. */
export function EntityClustersContent() {
  return (
    <FleetProviders>
      <EntityClusters />
    </FleetProviders>
  );
}
