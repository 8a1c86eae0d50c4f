import type {
  CertificateList,
  ClusterDetails,
  ClusterList,
  ClusterVersionList,
  CostList,
  EstimateCosts,
  GetWorkloadLogs,
  ImageList,
  ListCertificates,
  ListClusterVersions,
  ListClusters,
  ListImages,
  ListNodes,
  ListPlacements,
  ListRestarts,
  ListSavedSearches,
  ListUpgrades,
  ListVersions,
  ListWorkloads,
  NewSavedSearch,
  NodeList,
  PlacementList,
  RestartList,
  SavedSearch,
  SavedSearchList,
  UpgradeList,
  VersionList,
  WorkloadEventList,
  WorkloadList,
  WorkloadLogs,
} from '@flotilla/backstage-plugin-fleet-common';
import type { AuthorizedQuestion } from '../access';

/** All that the fleet can be asked, by whom it may be. */
export interface FleetQuestions {
  clusters: AuthorizedQuestion<ListClusters['query'], ClusterList>;
  cluster: AuthorizedQuestion<{ id: string }, ClusterDetails>;
  placements: AuthorizedQuestion<ListPlacements['query'], PlacementList>;
  versions: AuthorizedQuestion<ListVersions['query'], VersionList>;
  workloads: AuthorizedQuestion<ListWorkloads['query'], WorkloadList>;
  images: AuthorizedQuestion<ListImages['query'], ImageList>;
  savedSearches: AuthorizedQuestion<
    ListSavedSearches['query'],
    SavedSearchList
  >;
  saveSearch: AuthorizedQuestion<NewSavedSearch, SavedSearch>;
  deleteSavedSearch: AuthorizedQuestion<{ id: string }, void>;
  workloadEvents: AuthorizedQuestion<{ id: string }, WorkloadEventList>;
  workloadLogs: AuthorizedQuestion<
    GetWorkloadLogs['query'] & { id: string },
    WorkloadLogs
  >;
  restarts: AuthorizedQuestion<ListRestarts['query'], RestartList>;
  upgrades: AuthorizedQuestion<ListUpgrades['query'], UpgradeList>;
  nodes: AuthorizedQuestion<ListNodes['query'], NodeList>;
  clusterVersions: AuthorizedQuestion<
    ListClusterVersions['query'],
    ClusterVersionList
  >;
  certificates: AuthorizedQuestion<ListCertificates['query'], CertificateList>;
  costs: AuthorizedQuestion<EstimateCosts['query'], CostList>;
}
