export { CoverageBanner } from './CoverageBanner';
