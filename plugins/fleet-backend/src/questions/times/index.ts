export { durationMs } from './duration';
export { sinceMs } from './since';
export { untilMs } from './until';
