export * from './seedCluster';
