export { compress } from './contents';
export {
  describeObject,
  objectKey,
  type Inventory,
  type InventoryObject,
  type InventoryRecord,
} from './Inventory';
export { InventoryStore } from './InventoryStore';
export { RELEASE_LABEL } from './labels';
export { BEFORE, type Intent, inventoryObject, nextRecord } from './nextRecord';
