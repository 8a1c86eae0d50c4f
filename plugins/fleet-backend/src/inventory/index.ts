export { readAddons, shippedAddons } from './addons';
export type { AddonCompatibility, AddonData, AddonFacts } from './addons';
export { DiffingSink } from './diff';
export type { DiffingSinkOptions } from './diff';
export { ImageKeeper } from './images/ImageKeeper';
export { createProjections } from './projections';
export type { Projection } from './projections';
export { RequestKeeper } from './requests/RequestKeeper';
export { DatabaseClusterRecords } from './store/DatabaseClusterRecords';
export type {
  InventoryRecord,
  InventoryRecords,
} from './store/DatabaseClusterRecords';
export { DatabaseInventoryWriter } from './store/DatabaseInventoryWriter';
export { Housekeeping } from './store/Housekeeping';
export { deleteClusterRows } from './store/housekeeping/deleteClusterRows';
export type {
  InventoryWriter,
  KindKey,
  RowBatch,
} from './store/InventoryWriter';
export { openFence } from './store/WriteFence';
export type { WriteFence } from './store/WriteFence';
