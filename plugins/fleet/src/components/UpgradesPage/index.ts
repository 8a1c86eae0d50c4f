export { changeText } from './changeText';
export { UpgradesPage } from './UpgradesPage';
