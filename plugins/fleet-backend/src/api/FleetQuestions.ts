import type {
  BlastRadius,
  AddonList,
  CertificateList,
  ChangeList,
  ClusterDetails,
  ClusterList,
  ClusterVersionList,
  CostList,
  DifferenceList,
  DeclaredList,
  EstimateCosts,
  GetBlastRadius,
  GetWorkloadLogs,
  ImageList,
  DeprecatedApiList,
  ListAddons,
  ListCertificates,
  ListDeprecatedApis,
  ListChanges,
  ListDifferences,
  ListClusterVersions,
  ListClusters,
  ListDeclared,
  ListImages,
  ListNodes,
  ListPlacements,
  ListRestarts,
  ListSavedSearches,
  ListUnclaimed,
  ListUpgrades,
  ListVersions,
  ListWorkloads,
  NewSavedSearch,
  NodeList,
  PlacementList,
  RestartList,
  SavedSearch,
  SavedSearchList,
  UnclaimedList,
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
  deprecatedApis: AuthorizedQuestion<
    ListDeprecatedApis['query'],
    DeprecatedApiList
  >;
  addons: AuthorizedQuestion<ListAddons['query'], AddonList>;
  blastRadius: AuthorizedQuestion<GetBlastRadius['query'], BlastRadius>;
  unclaimed: AuthorizedQuestion<ListUnclaimed['query'], UnclaimedList>;
  declared: AuthorizedQuestion<ListDeclared['query'], DeclaredList>;
  changes: AuthorizedQuestion<ListChanges['query'], ChangeList>;
  differences: AuthorizedQuestion<ListDifferences['query'], DifferenceList>;
  costs: AuthorizedQuestion<EstimateCosts['query'], CostList>;
}
