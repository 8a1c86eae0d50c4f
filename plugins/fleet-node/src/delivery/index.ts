export {
  fleetDeliveryExtensionPoint,
  type DeliveryEngineFactory,
  type FleetDeliveryExtensionPoint,
} from './extensionPoint';
export * from './hubs';
export type {
  DeliveryContext,
  DeliveryEngine,
  DeliveryHook,
  DeliveryHookEvent,
  DeliveryHookPolicy,
  DeliveryOwner,
  DeliveryPhase,
  DeliverySource,
  DeliveryTarget,
  DesiredState,
  FieldDifference,
  ImageChange,
  Manifest,
  ObjectPlan,
  ObjectRef,
  PreviousState,
  TargetPlan,
  TargetStatus,
} from './types';
