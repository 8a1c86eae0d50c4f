export type {
  DeliveryHook as Hook,
  DeliveryHookEvent as HookEvent,
  DeliveryHookPolicy as HookDeletePolicy,
} from '@flotilla/backstage-plugin-fleet-node';
