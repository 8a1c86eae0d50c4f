export * from './ManualClock';
export * from './SimulatorClock';
