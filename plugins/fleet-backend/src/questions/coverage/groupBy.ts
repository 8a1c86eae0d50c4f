/** Items by a key, in the order in which they come; null is no key. */
export function groupBy<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K | null,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) {
      const group = groups.get(key) ?? [];
      group.push(item);
      groups.set(key, group);
    }
  }
  return groups;
}
