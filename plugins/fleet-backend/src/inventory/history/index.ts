export { deleteOld } from './deleteOld';
export { DeliveryKeeper } from './deliveries/DeliveryKeeper';
export { HelmKeeper } from './helm/HelmKeeper';
export { RestartKeeper } from './restarts/RestartKeeper';
export { UpgradeKeeper } from './upgrades/UpgradeKeeper';
