export { RolloutLink } from './RolloutLink';
