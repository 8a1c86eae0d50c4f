export { Meter } from './Meter';
export { cores, gibibytes, percents } from './quantities';
