export type {
  Act,
  Applied,
  Applier,
  ManifestSet,
  ObjectHealth,
  Release,
  ReleaseHealth,
} from './Applier';
export { DefaultTargets, type DefaultTargetsOptions } from './DefaultTargets';
export { DefaultHubs } from './hubs/DefaultHubs';
export type { ImageChanger, ImageSet, WorkloadImage } from './ImageChanger';
export { type Targets, type Target } from './Targets';
export type {
  ClusterVersion,
  LiveObject,
  TargetCluster,
} from './cluster/TargetCluster';
export { TargetError, type TargetFailure } from './cluster/TargetError';
