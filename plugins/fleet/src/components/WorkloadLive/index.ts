export { WorkloadLiveButton } from './WorkloadLiveButton';
