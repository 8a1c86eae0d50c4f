export { PhaseBadge, RolloutStateBadge, WaveStateBadge } from './RolloutBadges';
