export type { Bench, BenchOptions, Figure } from './Bench';
