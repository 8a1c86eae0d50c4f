export { fleetClusterPickerField } from './fleetClusterPickerField';
export { FleetClusterPicker } from './FleetClusterPicker';
