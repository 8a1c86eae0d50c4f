export { DueBadge } from './DueBadge';
export { dueState, type DueState } from './dueState';
export { DueText } from './DueText';
