export { CellStack } from './CellStack';
export { DataTable, TablePager, type DataColumn } from './DataTable';
export { pageOf } from './pageOf';
export {
  byNumber,
  byRank,
  byText,
  sortRows,
  type Comparator,
} from './sortRows';
