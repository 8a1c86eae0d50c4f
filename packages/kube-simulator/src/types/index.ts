export * from './json';
export * from './kube';
export * from './workloads';
