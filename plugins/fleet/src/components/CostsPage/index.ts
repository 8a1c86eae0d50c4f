export { CostsPage } from './CostsPage';
export { requestColumns } from './requestColumns';
