export * from './ClusterControllers';
export * from './ControllerContext';
export * from './runJobs';
