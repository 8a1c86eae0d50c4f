export * from './canaries';
export * from './catalog';
export * from './clusters';
export * from './services';
export * from './startDemoCluster';
export * from './startDemoFleet';
