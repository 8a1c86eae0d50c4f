/** The value that occurs most, the first of these on a draw. */
export function majority<T>(values: Array<T | undefined>): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) {
    if (value !== undefined) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  let best: T | undefined;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) {
      [best, most] = [value, count];
    }
  }
  return best;
}
