export { ToneBadge, type Tone } from './ToneBadge';
