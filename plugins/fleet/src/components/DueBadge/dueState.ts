/** How near a day is by which something has to be done. */
export type DueState = 'past' | 'soon' | 'later';

/**
 * @param days - Until then; negative where it has been
 * @param soon - From how many days on it is near
 */
export function dueState(days: number, soon: number): DueState {
  if (days < 0) {
    return 'past';
  }
  return days <= soon ? 'soon' : 'later';
}
