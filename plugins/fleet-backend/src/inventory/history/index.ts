export { deleteOld } from './deleteOld';
export { DeliveryKeeper } from './deliveries/DeliveryKeeper';
export { RestartKeeper } from './restarts/RestartKeeper';
export { UpgradeKeeper } from './upgrades/UpgradeKeeper';
