export { ClusterEntities } from './catalog/ClusterEntities';
export { CatalogServices } from './catalog/CatalogServices';
export { ServiceSync } from './catalog/ServiceSync';
export { ClaimKeeper } from './claims/ClaimKeeper';
export { confidenceOf } from './claims/confidences';
export { DatabaseServiceStore } from './store/DatabaseServiceStore';
