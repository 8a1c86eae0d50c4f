export { ClockProvider, useNow } from './clock';
export { useActOnRollout, useRollout, useRolloutPlan } from './rollouts';
export { useCluster, useClusters, usePlacements } from './queries';
export { PAGE_SIZES, type TableSort, type TableSpec } from './tableState';
export { formatAge, useAge } from './useAge';
export {
  useFleetTranslation,
  type FleetTranslate,
} from './useFleetTranslation';
export { useQueryOrder, type QueryOrder } from './useQueryOrder';
export { useQueryState, type QueryState } from './useQueryState';
export { useQuestion, type Answer, type AnswerPage } from './useQuestion';
export { useTableState, type TableControls } from './useTableState';
