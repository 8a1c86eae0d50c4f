//

export * from '../models/Cluster.model';
export * from '../models/ClusterDetails.model';
export * from '../models/ClusterList.model';
export * from '../models/ClusterRef.model';
export * from '../models/Confidence.model';
export * from '../models/ContainerImage.model';
export * from '../models/Coverage.model';
export * from '../models/CoverageProblem.model';
export * from '../models/Detection.model';
export * from '../models/ErrorError.model';
export * from '../models/HealthStatus.model';
export * from '../models/KindSync.model';
export * from '../models/Match.model';
export * from '../models/ModelError.model';
export * from '../models/NodeCounts.model';
export * from '../models/Placement.model';
export * from '../models/PlacementList.model';
export * from '../models/PlacementStatus.model';
export * from '../models/Replicas.model';
export * from '../models/Restarts.model';
export * from '../models/Sync.model';
export * from '../models/SyncStatus.model';
export * from '../models/WorkloadCounts.model';
export * from '../models/WorkloadRef.model';
