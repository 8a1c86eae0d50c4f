export { FilterBar, type Filter } from './FilterBar';
