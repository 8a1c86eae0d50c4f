/**
 * The value below which this part of the values lies, by the nearest rank.
 *
 * @param part - Between 0 and 1
 */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) {
    throw new Error('There is no percentile of nothing');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.ceil(part * sorted.length);
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
