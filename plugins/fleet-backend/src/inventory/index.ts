export { DiffingSink } from './diff';
export type { DiffingSinkOptions } from './diff';
export { createProjections } from './projections';
export type { Projection } from './projections';
export { DatabaseClusterRecords } from './store/DatabaseClusterRecords';
export type {
  InventoryRecord,
  InventoryRecords,
} from './store/DatabaseClusterRecords';
export { DatabaseInventoryWriter } from './store/DatabaseInventoryWriter';
export { Housekeeping } from './store/Housekeeping';
export type {
  InventoryWriter,
  KindKey,
  RowBatch,
} from './store/InventoryWriter';
export { openFence } from './store/WriteFence';
export type { WriteFence } from './store/WriteFence';
