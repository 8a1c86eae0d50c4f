export * from './demoClusters';
export * from './DemoClusterSpec';
export * from './demoNodes';
export * from './demoResources';
export * from './looks';
