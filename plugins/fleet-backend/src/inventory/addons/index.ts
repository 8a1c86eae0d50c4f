export { readAddons, shippedAddons } from './readAddons';
export type {
  AddonCompatibility,
  AddonData,
  AddonEvidence,
  AddonFacts,
  KnownAddon,
} from './types';
