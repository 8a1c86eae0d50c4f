import { useState } from 'react';

/** Items that are drawn at first, and more at a press: a wave may have hundreds. */
const STEP = 50;

/** How much of a long list is shown. */
export interface Shown {
  count: number;
  /** How many more a press shows. */
  more: number;
  showMore(): void;
}

/** Shows a long list bit by bit. */
export function useShown(total: number): Shown {
  const [count, setCount] = useState(STEP);
  return {
    count,
    more: Math.min(STEP, total - count),
    showMore: () => setCount(count + STEP),
  };
}
