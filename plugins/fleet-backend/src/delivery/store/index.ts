export { DatabaseRolloutStore } from './DatabaseRolloutStore';
export type {
  Hold,
  RolloutChange,
  RolloutFilter,
  RolloutStore,
} from './RolloutStore';
export { msOf } from './rows';
export type {
  EventRow,
  KeptRollout,
  NewEvent,
  RolloutRow,
  TargetRow,
  WaveRow,
} from './rows';
