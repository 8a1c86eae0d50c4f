export * from './FleetLife';
export * from './silenceAfterSync';
