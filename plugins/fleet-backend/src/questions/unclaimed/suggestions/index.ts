export { suggestOwners } from './suggestOwners';
